import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bundleInto, synthesize } from '../../infra/stack-template.ts';
import { executionArn } from '../../shared/adapters/memory/memory-executions.ts';
import { defaults } from '../../shared/run/run-settings.ts';
import { digest, makeSeatInput } from '../../tools/made-up/factories.ts';
import { chatCompletion } from '../../tools/stand-in-model/chat-completion.ts';
import { startModel } from '../start-model.ts';
import { type AwsState, startAwsDouble } from './aws-double.ts';
import { createMadeUpRun } from './made-up-run.ts';

const program = fileURLToPath(new URL('step-process.mjs', import.meta.url));

/** The default, at which one seat has all cases. */
const { concurrency } = defaults;

interface Step {
  readonly step: string;
  /** Name of its function. */
  readonly name: string;
  readonly event: object;
  /** What is in the ledger when it begins. */
  readonly state: AwsState;
}

interface StepReport {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

export interface ScaleFigures extends StepReport {
  readonly step: string;
  readonly cases: number;
  /** Of its function. */
  readonly memory: number;
  readonly requests: Readonly<Record<string, number>>;
}

interface FunctionShape {
  readonly folder: string;
  readonly memory: number;
  /** Variables that are no references to resources. */
  readonly variables: Readonly<Record<string, string>>;
}

/** The functions as they are deployed, by name. */
const deployedFunctions = (outdir: string): ReadonlyMap<string, FunctionShape> => {
  const folders = bundleInto(outdir);
  return new Map(
    Object.values(synthesize({ localEndpoints: true }).findResources('AWS::Lambda::Function')).map(
      ({ Properties }) => {
        const { FunctionName: name, MemorySize: memory, Environment } = Properties;
        const all: [string, unknown][] = Object.entries(Environment?.Variables ?? {});
        const texts = all.flatMap(([key, value]) =>
          typeof value === 'string' ? [[key, value] as const] : [],
        );
        const variables = Object.fromEntries(texts);
        return [name, { folder: folders.get(name) ?? '', memory, variables }];
      },
    ),
  );
};

const runStep = async (
  { event }: Step,
  { memory, folder, variables }: FunctionShape,
  url: string,
): Promise<StepReport> => {
  const env = {
    ...process.env,
    ...variables,
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'made-up',
    AWS_SECRET_ACCESS_KEY: 'made-up',
    BUCKET_NAME: 'bucket',
    TABLE_NAME: 'table',
    FAILED_CASES_URL: `${url}/queue`,
  };
  // Lambda's Node runtime gives the heap nine tenths of a function's memory.
  const heap = `--max-old-space-size=${Math.floor(memory * 0.9)}`;
  const run = [heap, program, join(folder, 'index.mjs'), JSON.stringify(event)];
  const { stdout } = await promisify(execFile)(process.execPath, run, { env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
};

const stepsOf = (madeUp: ReturnType<typeof createMadeUpRun>, apiBase: string): readonly Step[] => {
  const run = madeUp.run(apiBase);
  const arn = executionArn('run-1');
  const { model, imageMode } = run.identity;
  const input = { model, apiBase, dataset: run.dataset, imageMode, concurrency, preflight: false };
  const planned = { executionArn: arn, executionName: 'run-1', datasetDigest: digest };
  const isAnother = (index: number) => index % 2 === 0;
  return [
    {
      step: 'Plan',
      name: 'liveclin-plan-run',
      event: { input, ...planned },
      state: { run: undefined, isDone: () => false },
    },
    {
      step: 'Plan, half of the cases done',
      name: 'liveclin-plan-run',
      event: { input: { resume: 'run-1' }, ...planned },
      state: { run, isDone: isAnother },
    },
    {
      step: 'Worker, half of its cases done',
      name: 'liveclin-evaluate-cases',
      event: makeSeatInput({ place: { seat: 1, lane: 0, seats: 1 } }),
      state: { run, isDone: isAnother },
    },
    {
      step: 'Summarize',
      name: 'liveclin-summarize-run',
      event: { runId: 'run-1' },
      state: { run, isDone: () => true },
    },
    {
      step: 'Conclude',
      name: 'liveclin-conclude-run',
      event: { runId: 'run-1', executionArn: arn, plan: 1 },
      state: { run, isDone: () => true },
    },
  ];
};

/**
 * What each function needs for a run of so many cases: its bundle, with the SDK's clients, in a fresh process whose heap
 * is bounded as in Lambda, against counted doubles of AWS in this process.
 */
export async function* benchScale(cases: number): AsyncGenerator<ScaleFigures> {
  const outdir = mkdtempSync(join(tmpdir(), 'bundles-'));
  const functions = deployedFunctions(outdir);
  const madeUp = createMadeUpRun(cases, concurrency);
  const aws = await startAwsDouble(madeUp);
  const model = await startModel({ latencyMs: 1_000, completion: chatCompletion('\\boxed{B}') });
  for (const each of stepsOf(madeUp, model.url)) {
    aws.set(each.state);
    const shape = functions.get(each.name);
    if (!shape) throw new Error(`There is no function ${each.name}.`);
    const report = await runStep(each, shape, aws.url);
    yield { step: each.step, cases, memory: shape.memory, ...report, requests: aws.counts() };
  }
  await model.stop();
  await aws.close();
  rmSync(outdir, { recursive: true });
}
