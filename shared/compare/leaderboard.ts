import type { Comparison } from './compare-runs.ts';
import { publishedScores } from './published-scores.ts';
import type { Standing } from './standing.ts';

/** A run with its place by case accuracy. */
export interface Ranked extends Standing {
  /** One more than the runs with a higher case accuracy. */
  readonly rank: number;
  /** The sets that it is in (`a`, `b`, ...): members of one set cannot be told apart. */
  readonly case_sets: readonly string[];
  readonly question_sets: readonly string[];
}

/** Runs over the same cases, the best first. */
export interface Leaderboard extends Pick<Comparison, 'cases' | 'questions' | 'unmatched' | 'differences'> {
  readonly runs: readonly Ranked[];
  /** What the benchmark's authors published: not measured here, and without intervals. Null where the data are others. */
  readonly published: typeof publishedScores | null;
}

export const leaderboardOf = ({ readings, runs, ...comparison }: Comparison): Leaderboard => {
  const { cases, questions, unmatched, differences } = comparison;
  const { question_accuracy, case_accuracy } = readings.liveclin.sets;
  const ranked = runs.map((run) => ({
    ...run,
    rank: 1 + runs.filter((other) => other.case_accuracy.correct > run.case_accuracy.correct).length,
    case_sets: setsOf(run, case_accuracy),
    question_sets: setsOf(run, question_accuracy),
  }));
  return {
    cases,
    questions,
    runs: ranked.sort((a, b) => a.rank - b.rank || b.question_accuracy.correct - a.question_accuracy.correct),
    unmatched,
    differences,
    published: runs.some(({ published }) => typeof published !== 'string') ? publishedScores : null,
  };
};

const setsOf = ({ label }: Standing, sets: readonly (readonly string[])[]): string[] =>
  sets.flatMap((set, index) => (set.includes(label) ? setName(index) : []));

/** `a` to `z`, then `a2` and so on. */
const setName = (index: number): string =>
  `${String.fromCodePoint(97 + (index % 26))}${index < 26 ? '' : Math.floor(index / 26) + 1}`;
