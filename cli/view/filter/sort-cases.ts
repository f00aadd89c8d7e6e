import type { CaseResult } from '../../../shared/results/case-result.ts';
import { groupNamesOf } from '../../../shared/taxonomy/group-names.ts';

export const sortOrders = ['wrong', 'time', 'chapter', 'id'] as const;
type SortOrder = (typeof sortOrders)[number];

const wrongOf = ({ mcqs }: CaseResult): number => mcqs.filter(({ is_correct }) => !is_correct).length;

/** How long the case's calls took together, retries included. */
export const callMsOf = ({ mcqs }: CaseResult): number =>
  mcqs.flatMap(({ turn }) => turn?.calls ?? []).reduce((sum, { ms = 0 }) => sum + ms, 0);

const byCodePoint = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const comparers: Readonly<Record<SortOrder, (one: CaseResult, other: CaseResult) => number>> = {
  wrong: (one, other) => wrongOf(other) - wrongOf(one),
  time: (one, other) => callMsOf(other) - callMsOf(one),
  chapter: (one, other) => byCodePoint(groupNamesOf(one).chapter, groupNamesOf(other).chapter),
  id: (one, other) => byCodePoint(one.case_id, other.case_id),
};

/** In the order asked for, else as in the results: the dataset's. Equals keep that order. */
export const sortCases = (
  cases: readonly CaseResult[],
  order: SortOrder | undefined,
): readonly CaseResult[] => (order === undefined ? cases : cases.toSorted(comparers[order]));
