import { addressOf, type Query } from './address.ts';
import { type CaseFilter, filterCases } from './filter/case-filter.ts';
import type { ViewedRun } from './library/viewed-run.ts';
import type { ListPlace } from './pages/case-page.ts';
import { changedCases, type parseChange, type RunPair } from './pages/comparison-page.ts';

/** A case among those of its run that pass the filter. */
export const caseList = (run: ViewedRun, filter: CaseFilter, caseId: string): ListPlace => {
  const query = { run: run.name, ...filter };
  return {
    list: { text: run.meta.model, address: addressOf('/run', query) },
    ...neighbours(filterCases(run.cases, filter), caseId, query),
  };
};

/** A case among those in which two runs differ. */
export const changeList = (
  pair: RunPair,
  change: ReturnType<typeof parseChange>,
  caseId: string,
): ListPlace => {
  const { a, b } = pair;
  const changed = changedCases(pair).changed.filter((each) => change === undefined || each.change === change);
  return {
    list: { text: 'Side by side', address: addressOf('/compare', { a: a.name, b: b.name, change }) },
    ...neighbours(changed, caseId, { run: a.name, with: b.name, change }),
  };
};

/** None for a case that is not in the list: its filter may have been edited. */
const neighbours = (cases: readonly { readonly case_id: string }[], caseId: string, query: Query) => {
  const at = cases.findIndex(({ case_id }) => case_id === caseId);
  const addressAt = (index: number) => {
    const found = at < 0 || index < 0 ? undefined : cases[index];
    return found && addressOf('/case', { ...query, case: found.case_id });
  };
  return { previous: addressAt(at - 1), next: addressAt(at + 1) };
};
