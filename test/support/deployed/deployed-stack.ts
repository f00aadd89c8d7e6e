import {
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { connectStack, type Stack } from '../../../cli/aws/connect-stack.ts';
import { createTerminal } from '../../../cli/terminal/terminal.ts';
import { caseKeyOf } from '../../../shared/case/case-key.ts';
import { prepareDataset } from '../../../shared/dataset/prepare-dataset.ts';
import { saveDatasetName } from '../../../shared/dataset/stored-datasets.ts';
import { uploadDataset } from '../../../shared/dataset/upload-dataset.ts';
import type { CaseRow } from '../../../shared/ledger/case-row.ts';

/** The stack that the project's global set-up has deployed: its endpoint is in the environment. */
export const deployedStack = (): Promise<Stack> =>
  connectStack({}, createTerminal(process.stdout, process.stderr));

/** Stores made-up cases under a name of their own; returns the name. */
export const storeCases = async (stack: Stack, name: string, lines: readonly string[]): Promise<void> => {
  const prepared = await prepareDataset({ text: lines.join('\n'), name: `${name}.jsonl` });
  await uploadDataset(prepared, { objects: stack.objects, readImage: () => Promise.resolve(undefined) });
  await saveDatasetName(stack.objects, name, prepared.manifest);
};

export interface EndedExecution {
  readonly executionArn: string;
  readonly status: string | undefined;
  readonly error: string | undefined;
  readonly cause: string;
}

/** Starts the state machine as the console does. Returns the execution's ARN. */
export const startExecution = async (stack: Stack, name: string, input: unknown): Promise<string> => {
  const { stateMachineArn } = stack;
  const { executionArn = '' } = await new SFNClient().send(
    new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }),
  );
  return executionArn;
};

export const stopExecution = async (executionArn: string): Promise<void> => {
  await new SFNClient().send(new StopExecutionCommand({ executionArn, cause: 'A test stops it.' }));
};

/** Waits for an execution's end, two minutes at most by default. */
export const endOf = async (executionArn: string, maxMs = 120_000): Promise<EndedExecution> => {
  const sfn = new SFNClient();
  const giveUpAt = Date.now() + maxMs;
  for (;;) {
    if (Date.now() > giveUpAt) throw new Error(`${executionArn} does not end.`);
    const { status, error, cause } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (status !== 'RUNNING') return { executionArn, status, error, cause: cause ?? '' };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

/** Starts the state machine as the console does and waits for its end. */
export const execute = async (stack: Stack, name: string, input: unknown): Promise<EndedExecution> =>
  endOf(await startExecution(stack, name, input));

export const caseRows = async (stack: Stack, runId: string): Promise<Map<string, CaseRow>> => {
  const rows = new Map<string, CaseRow>();
  for await (const row of stack.ledger.listCases(runId)) rows.set(row.caseKey, row);
  return rows;
};

export const rowOf = (rows: ReadonlyMap<string, CaseRow>, caseId: string): CaseRow | undefined =>
  rows.get(caseKeyOf(caseId));

let names = 0;

/** A name that no other execution of this LocalStack has. */
export const uniqueName = (prefix: string): string => {
  names += 1;
  return `${prefix}-${Date.now().toString(36)}-${names}`;
};
