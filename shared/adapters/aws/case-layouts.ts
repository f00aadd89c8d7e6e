import type { RunLedger } from '../../ledger/ledger.ts';
import { type CaseLayout, caseLayout } from '../../ledger/ledger-keys.ts';
import { currentSchema } from '../../storage/schema-version.ts';

/** Where the rows of a run's cases are, by the schema that the run's row names: read once, as it never changes. */
export const createCaseLayouts = ({ getRun }: Pick<RunLedger, 'getRun'>) => {
  const known = new Map<string, CaseLayout>();
  return async (runId: string): Promise<CaseLayout> => {
    const earlier = known.get(runId);
    if (earlier) return earlier;
    const run = await getRun(runId);
    const layout = caseLayout(runId, run?.schema ?? currentSchema);
    if (run) known.set(runId, layout);
    return layout;
  };
};
