import { countOf } from '../../shared/basics/count-of.ts';
import { formatCount } from '../../shared/basics/format-count.ts';
import { coverageOf } from '../../shared/ledger/coverage.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { Stack } from '../aws/connect-stack.ts';

/** Says that a run has nothing left to run; undefined when it has, or an execution still works on it. */
export const describeIfComplete = async (
  run: Run,
  { ledger, executions }: Pick<Stack, 'ledger' | 'executions'>,
): Promise<string | undefined> => {
  const execution = await executions.describe(run.activeExecution);
  if (execution?.status === 'RUNNING') return undefined;
  const { done } = await coverageOf(run, ledger.listCases(run.runId));
  if (done < run.totals.cases) return undefined;
  return `Run ${run.runId} is complete: ${formatCount(done)} of ${countOf(done, 'case')} done.`;
};
