import { createCaseLoader } from '../../shared/dataset/case-loader.ts';
import type { ManifestCase } from '../../shared/dataset/stored-datasets.ts';
import type { RunLedger } from '../../shared/ledger/ledger.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { findEarlierRuns } from '../../shared/outputs/earlier-runs.ts';
import { quoteRun } from '../../shared/quote/quote-run.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';

interface QuoteNewRunDependencies {
  readonly ledger: Pick<RunLedger, 'listRuns'>;
  readonly objects: Pick<ObjectStore, 'get'>;
}

/** What a new run is expected to take, and what the price list says against it. If it cannot be told, the run goes on without it. */
export const quoteNewRun = async (
  { identity, settings, warnings = [] }: Run,
  cases: readonly ManifestCase[],
  { ledger, objects }: QuoteNewRunDependencies,
): Promise<Pick<Run, 'quote' | 'warnings'>> => {
  try {
    const earlier = await findEarlierRuns(identity, { ledger, objects });
    const caseKeys = cases.map(({ caseKey }) => caseKey);
    const loadCase = createCaseLoader(identity, objects);
    const quote = await quoteRun({ identity, settings, caseKeys, earlier }, loadCase);
    return { quote, warnings: [...quote.advice, ...warnings] };
  } catch (error) {
    return { warnings: [...warnings, `no estimate was made: ${String(error)}`] };
  }
};
