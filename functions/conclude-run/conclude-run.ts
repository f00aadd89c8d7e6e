import * as z from 'zod';
import { countOf } from '../../shared/basics/count-of.ts';
import { oneLine } from '../../shared/basics/one-line.ts';
import { type Coverage, coverageOf, coverageSchema } from '../../shared/ledger/coverage.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { loadRun } from '../../shared/ledger/load-run.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { failedCasesSentence } from '../../shared/print/describe-failed-cases.ts';
import { describeOpenCases } from '../../shared/print/describe-open-cases.ts';
import type { Executions } from '../../shared/run/executions.ts';

export const concludeEventSchema = z.object({
  runId: z.string(),
  executionArn: z.string(),
  plan: z.number().int(),
  /** As Summarize counted it in this plan; absent when Conclude runs alone. */
  coverage: coverageSchema.optional(),
});
export type ConcludeEvent = z.infer<typeof concludeEventSchema>;

export type Conclusion =
  | { readonly decision: 'RERUN' }
  | { readonly decision: 'DONE'; readonly done: number };

/** Thrown when cases are not done: a redrive or a resume runs only these. */
export class CasesIncompleteError extends Error {
  override readonly name = 'CasesIncomplete';
}

/** Thrown when a worker found that no call to the model can succeed, or when too many cases failed in a row. */
export class RunHaltedError extends Error {
  override readonly name = 'RunHalted';
}

/** Thrown when a user stopped the run. */
export class RunStoppedError extends Error {
  override readonly name = 'RunStopped';
}

export interface ConcludeRunDependencies {
  readonly ledger: Ledger;
  readonly executions: Executions;
}

/**
 * Judges a run at the end of an execution. A redrive runs exactly this task again, which then sees a higher
 * redrive count than the one it stored with its last throw, for the same execution and plan, and sends the
 * machine back to Plan (docs/design.md, "Conclude").
 * @throws {RunNotFoundError} {CasesIncompleteError} {RunHaltedError} {RunStoppedError}
 */
export const concludeRun = async (
  event: ConcludeEvent,
  { ledger, executions }: ConcludeRunDependencies,
): Promise<Conclusion> => {
  const { runId, executionArn, plan } = event;
  const run = await loadRun(ledger, runId);
  const redriveCount = (await executions.describe(executionArn))?.redriveCount ?? 0;
  if (isRedrive(run.lastThrow, { executionArn, plan, redriveCount })) return { decision: 'RERUN' };
  const coverage = countedCoverage(run, event) ?? (await coverageOf(run, ledger.listCases(runId)));
  const verdict = judge(run, coverage);
  if (!verdict) return { decision: 'DONE', done: coverage.done };
  await ledger.updateRun(runId, { lastThrow: { executionArn, plan, redriveCount } });
  throw verdict;
};

/** What Summarize counted, unless another plan has worked on the run since. */
const countedCoverage = (run: Run, { executionArn, plan, coverage }: ConcludeEvent): Coverage | undefined =>
  run.activeExecution === executionArn && run.plan === plan ? coverage : undefined;

type Throw = NonNullable<Run['lastThrow']>;

const isRedrive = (last: Throw | undefined, now: Throw): boolean =>
  last !== undefined &&
  last.executionArn === now.executionArn &&
  last.plan === now.plan &&
  now.redriveCount > last.redriveCount;

const judge = (run: Run, coverage: Coverage): Error | undefined => {
  const open = describeOpenCases(coverage, 'not run (worker failed)');
  if (open === undefined) return undefined;
  const startAgain = `start an execution with resume = ${run.runId}`;
  const failedOnes = failedCasesSentence(coverage);
  const left = coverage.failed + coverage.pending;
  if (run.halted) {
    const { failure, message } = run.halted;
    return new RunHaltedError(
      `The run was halted (${failure}): ${oneLine(message)} ${describeOpenCases(coverage)}. Cases that were not run are not counted as wrong. Fix the cause, then redrive, or ${startAgain}.${failedOnes}`,
    );
  }
  if (run.stopping) {
    return new RunStoppedError(
      `The run was stopped. ${describeOpenCases(coverage)}. To continue, ${startAgain}.${failedOnes}`,
    );
  }
  const these = left === 1 ? 'only this case runs' : `only these ${countOf(left, 'case')} run`;
  return new CasesIncompleteError(`${open}. Redrive, or ${startAgain}: ${these}.${failedOnes}`);
};
