import { bootstrapAccuracies } from '../statistics/cluster-bootstrap.ts';
import { holm } from '../statistics/holm.ts';
import { isSignificant } from '../statistics/significance.ts';
import { comparePair, type PairComparison } from './compare-pair.ts';
import { labelOf, type Reading } from './compared-run.ts';
import { countGroups } from './counted-groups.ts';
import type { MatchedCase } from './match-runs.ts';
import { tieSets } from './tie-sets.ts';

/** P values adjusted by Holm for all pairs of the comparison; null where there is none. */
export interface AdjustedForPairs {
  readonly question_p_holm: number | null;
  readonly case_p_holm: number;
}

export interface ReadingComparison {
  readonly pairs: readonly (PairComparison & AdjustedForPairs)[];
  /**
   * The largest sets of runs that cannot be told apart at the 5 % level, adjusted for all pairs, by their labels, the
   * best first.
   */
  readonly sets: {
    readonly question_accuracy: readonly (readonly string[])[];
    readonly case_accuracy: readonly (readonly string[])[];
  };
}

/** Compares every pair of runs, and says which runs cannot be told apart. */
export const compareReading = (
  cases: readonly MatchedCase[],
  reading: Reading,
  margin: number | undefined,
): ReadingComparison => {
  const groups = countGroups(cases, reading);
  const { questions = [], correct = [] } = groups[0] ?? {};
  const context = { groups, bootstrapped: bootstrapAccuracies(correct, questions), margin };
  const places = correct.flatMap((_, from) =>
    correct.slice(from + 1).map((__, at) => [from, from + 1 + at] as const),
  );
  const pairs = adjustedForPairs(places.map(([from, to]) => comparePair(from, to, context)));
  const rightQuestions = correct.map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const rightCases = correct.map((counts) => counts.filter((count, at) => count === questions[at]).length);
  const setsBy = (scores: readonly number[], pOf: (pair: AdjustedForPairs) => number | null) =>
    setsOf(scores, new Map(pairs.map((pair) => [`${pair.from}${pair.to}`, isSignificant(pOf(pair))])));
  return {
    pairs,
    sets: {
      question_accuracy: setsBy(rightQuestions, ({ question_p_holm }) => question_p_holm),
      case_accuracy: setsBy(rightCases, ({ case_p_holm }) => case_p_holm),
    },
  };
};

const adjustedForPairs = (pairs: readonly PairComparison[]): (PairComparison & AdjustedForPairs)[] => {
  const ofQuestions = holm(pairs.map(({ question_accuracy: { p_value } }) => p_value ?? 1));
  const ofCases = holm(pairs.map(({ case_accuracy: { p_value } }) => p_value));
  return pairs.map((pair, index) => ({
    ...pair,
    question_p_holm: pair.question_accuracy.p_value === null ? null : (ofQuestions[index] ?? null),
    case_p_holm: ofCases[index] ?? 1,
  }));
};

/** @param differ by the labels of two runs, the earlier first */
const setsOf = (scores: readonly number[], differ: ReadonlyMap<string, boolean>): string[][] => {
  const ranked = scores.map((_, run) => run).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const isTied = (a: number, b: number): boolean => {
    const [first = 0, second = 0] = [ranked[a] ?? 0, ranked[b] ?? 0].sort((one, other) => one - other);
    return !differ.get(`${labelOf(first)}${labelOf(second)}`);
  };
  return tieSets(ranked.length, isTied).map((set) => set.map((rank) => labelOf(ranked[rank] ?? 0)));
};
