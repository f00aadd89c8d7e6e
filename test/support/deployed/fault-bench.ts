import { expect } from 'vitest';
import type { Stack } from '../../../cli/aws/connect-stack.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { startTalliedModel, type TalliedModel } from '../model/tallied-model.ts';
import { deployedStack, execute, storeCases, uniqueName } from './deployed-stack.ts';
import { expectNothingLost, type FaultFigures } from './fault-figures.ts';
import { type FinalResults, finalResults } from './final-cases.ts';

/** The deployed stack, a dataset in it, and its results when nothing goes wrong. */
export interface FaultBench {
  readonly stack: Stack;
  /** Of all its cases together. */
  readonly questions: number;
  /** Input of an execution over the dataset: by default four conversations at once in one worker. */
  readonly input: (model: Pick<TalliedModel, 'url'>, settings?: object) => Record<string, unknown>;
  /** Asserts that a run ended like the calm one. */
  readonly expectAsCalm: (run: {
    readonly scenario: string;
    readonly runId: string;
    readonly model: TalliedModel;
    readonly crashes: number;
  }) => Promise<FaultFigures>;
}

/** @param questionCounts questions of each case */
export const createFaultBench = async (
  questionCounts: readonly number[] = [3, 1, 2, 5, 3, 2, 4, 1, 3, 3, 2, 4],
): Promise<FaultBench> => {
  const stack = await deployedStack();
  const dataset = uniqueName('faults');
  await storeCases(
    stack,
    dataset,
    questionCounts.map((questions, index) => aCase({ pmc: String(84_000_001 + index), questions }).line()),
  );
  const input: FaultBench['input'] = ({ url }, settings) => ({
    model: 'mock',
    apiBase: url,
    dataset,
    imageMode: 'url',
    roundWaitSeconds: 1,
    concurrency: 4,
    ...settings,
  });
  const calm = await calmRun(stack, input);
  return {
    stack,
    questions: questionCounts.reduce((sum, each) => sum + each, 0),
    input,
    expectAsCalm: async ({ runId, ...run }) =>
      expectNothingLost({ ...run, calm, results: await finalResults(stack, runId) }),
  };
};

const calmRun = async (
  stack: Stack,
  input: FaultBench['input'],
): Promise<{ results: FinalResults; requests: number }> => {
  await using model = await startTalliedModel();
  const runId = uniqueName('calm');
  const { status, cause } = await execute(stack, runId, input(model, { concurrency: 12 }));
  expect(status, cause).toBe('SUCCEEDED');
  return { results: await finalResults(stack, runId), requests: model.asked() };
};
