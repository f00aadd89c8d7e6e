import { countOf } from '../../shared/basics/count-of.ts';
import { listSome } from '../../shared/basics/list-some.ts';
import { coverageOf } from '../../shared/ledger/coverage.ts';
import type { CaseLedger, RunLedger } from '../../shared/ledger/ledger.ts';

/** The runs of a stack that still have cases to run. A row that cannot be read cannot be resumed either. */
export const unfinishedRuns = async (
  ledger: Pick<RunLedger, 'listRuns'> & Pick<CaseLedger, 'listCases'>,
): Promise<string[]> => {
  const unfinished: string[] = [];
  for await (const run of ledger.listRuns()) {
    if (!('totals' in run)) continue;
    const { done } = await coverageOf(run, ledger.listCases(run.runId));
    if (done < run.totals.cases) unfinished.push(run.runId);
  }
  return unfinished;
};

/** What deleting LocalStack's data would lose. */
export const describeLoss = (runIds: readonly string[]): string =>
  `LocalStack has ${countOf(runIds.length, 'unfinished run')}, which would be deleted and cannot be resumed then: ${listSome(runIds)}.`;
