import { randomBytes } from 'node:crypto';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { ResumeInput, StartInput } from '../../shared/run/run-input.ts';
import type { Stack } from '../aws/connect-stack.ts';

/** Starts the state machine. The execution's name is the run's id for a new run. */
export const startExecution = async (
  { stateMachineArn }: Pick<Stack, 'stateMachineArn'>,
  name: string,
  input: StartInput | ResumeInput,
): Promise<string> => {
  const { executionArn } = await new SFNClient().send(
    new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }),
  );
  if (!executionArn) throw new Error('Step Functions started the execution without naming it.');
  return executionArn;
};

/** A name that people can read in the console and that no earlier execution has; at most 80 characters. */
export const executionName = (model: string, dataset: string, now: Date): string => {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  const subject = `${model}_${dataset}`.replaceAll(/[^A-Za-z0-9-]+/g, '-').slice(0, 50);
  return `${subject}_${stamp}_${randomBytes(2).toString('hex')}`;
};
