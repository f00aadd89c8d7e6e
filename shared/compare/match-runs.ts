import { countOf } from '../basics/count-of.ts';
import { getOrCreate } from '../basics/get-or-create.ts';
import { InputError } from '../basics/input-error.ts';
import { listSome } from '../basics/list-some.ts';
import { keyLetter } from '../case/answer-letters.ts';
import type { CaseResult } from '../results/case-result.ts';
import { type ComparedRun, labelOf } from './compared-run.ts';

type MatchableRun = Pick<ComparedRun, 'source' | 'cases'>;

/** Cases that cannot be compared, with what is in the way. */
export interface Unmatched {
  readonly reason: string;
  readonly case_ids: readonly string[];
}

/** The same case as each run has it, in the order of the runs. */
export type MatchedCase = readonly [CaseResult, ...CaseResult[]];

export interface MatchedRuns {
  /** In the order of the first run. */
  readonly cases: readonly MatchedCase[];
  readonly unmatched: readonly Unmatched[];
}

/**
 * Puts the runs' cases together: those that every run has with the same questions and keys.
 * @throws {InputError} when a run has a case twice, when nothing is left, or (unless `common`) when a case is not in all
 */
export const matchRuns = (runs: readonly MatchableRun[], common: boolean): MatchedRuns => {
  const byId = runs.map(indexed);
  const ids = new Set(byId.flatMap((cases) => [...cases.keys()]));
  const cases: MatchedCase[] = [];
  const unmatched = new Map<string, string[]>();
  for (const id of ids) {
    const found = byId.map((each) => each.get(id));
    const reason = obstacleOf(found);
    if (reason === undefined) cases.push(found as unknown as MatchedCase);
    else getOrCreate(unmatched, reason, () => []).push(id);
  }
  const left = [...unmatched].map(([reason, case_ids]) => ({ reason, case_ids }));
  if (cases.length === 0) throw new InputError('The runs have no case in common.');
  if (left.length > 0 && !common) throw notTheSame(left, cases.length);
  return { cases, unmatched: left };
};

/** One line for messages, e.g. `2 cases not in B: 90000001, 90000002`. */
export const describeUnmatched = ({ reason, case_ids }: Unmatched): string =>
  `${countOf(case_ids.length, 'case')} ${reason}: ${listSome(case_ids)}`;

const notTheSame = (unmatched: readonly Unmatched[], cases: number): InputError =>
  new InputError(
    `The runs do not have the same cases. ${unmatched.map(describeUnmatched).join('. ')}. To compare the ${countOf(cases, 'case')} that all of them have, add --common.`,
  );

const indexed = ({ cases, source }: MatchableRun): ReadonlyMap<string, CaseResult> => {
  const byId = new Map(cases.map((judged) => [judged.case_id, judged]));
  if (byId.size === cases.length) return byId;
  const seen = new Set<string>();
  const twice = cases.find(({ case_id }) => seen.size === seen.add(case_id).size);
  throw new InputError(
    `${source} has case ${listSome([twice?.case_id ?? ''])} twice. Compare a file that has each case once.`,
  );
};

/** Why a case cannot be compared; undefined when it can. */
const obstacleOf = (found: readonly (CaseResult | undefined)[]): string | undefined => {
  const missing = found.flatMap((judged, index) => (judged ? [] : labelOf(index)));
  if (missing.length > 0) return `not in ${missing.join(', ')}`;
  const [first, ...others] = found;
  const unlike = others.flatMap((judged, index) => (isAlike(first, judged) ? [] : labelOf(index + 1)));
  return unlike.length > 0 ? `with other questions or keys in ${unlike.join(', ')} than in A` : undefined;
};

const isAlike = (one: CaseResult | undefined, other: CaseResult | undefined): boolean =>
  one?.mcqs.length === other?.mcqs.length &&
  (one?.mcqs ?? []).every((question, index) => {
    const theirs = other?.mcqs[index];
    return theirs !== undefined && keyLetter(question) === keyLetter(theirs);
  });
