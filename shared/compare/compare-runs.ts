import { InputError } from '../basics/input-error.ts';
import { type ChangedCase, changedCase } from './changed-cases.ts';
import { compareReading, type ReadingComparison } from './compare-reading.ts';
import { type ComparedRun, labelOf, maxRuns } from './compared-run.ts';
import { type MatchedCase, matchRuns, type Unmatched } from './match-runs.ts';
import { type RunDifference, runDifferences } from './run-differences.ts';
import { type Standing, standingOf } from './standing.ts';

export interface CompareOptions {
  /** Compares the cases that all runs have, and names the others; without it, all have to be the same. */
  readonly common?: boolean | undefined;
  /** A share of 0 to 1: whether the later run of a pair is not worse by as much. */
  readonly margin?: number | undefined;
}

/** The cases that differ from one run to another, in which question, and why. */
export interface PairChanges {
  readonly from: string;
  readonly to: string;
  readonly cases: readonly ChangedCase[];
}

/** Runs compared case by case. Shares are 0 to 1; differences are the later run's less the earlier one's. */
export interface Comparison {
  readonly cases: number;
  readonly questions: number;
  readonly runs: readonly Standing[];
  /** Cases that are not compared. */
  readonly unmatched: readonly Unmatched[];
  readonly differences: readonly RunDifference[];
  readonly readings: {
    readonly liveclin: ReadingComparison;
    /** Null where a file has no strict reading. */
    readonly strict: ReadingComparison | null;
  };
  readonly changes: readonly PairChanges[];
}

/** @throws {InputError} when the runs cannot be compared */
export const compareRuns = (
  runs: readonly ComparedRun[],
  { common = false, margin }: CompareOptions,
): Comparison => {
  if (runs.length > maxRuns)
    throw new InputError(`At most ${maxRuns} runs can be compared; these are ${runs.length}.`);
  const { cases, unmatched } = matchRuns(runs, common);
  const standings = runs.map((run, index) =>
    standingOf(
      run,
      cases.flatMap((matched) => matched[index] ?? []),
      index,
    ),
  );
  return {
    cases: cases.length,
    questions: cases.reduce((sum, [{ mcqs }]) => sum + mcqs.length, 0),
    runs: standings,
    unmatched,
    differences: runDifferences(runs),
    readings: {
      liveclin: compareReading(cases, 'liveclin', margin),
      strict: standings.every(({ strict }) => strict) ? compareReading(cases, 'strict', margin) : null,
    },
    changes: changesOf(cases, runs.length),
  };
};

const changesOf = (cases: readonly MatchedCase[], runs: number): PairChanges[] => {
  const places = Array.from({ length: runs }, (_, run) => run);
  return places.flatMap((from) =>
    places.slice(from + 1).map((to) => ({
      from: labelOf(from),
      to: labelOf(to),
      cases: cases.flatMap((matched) => {
        const [before, after] = [matched[from], matched[to]];
        return (before && after && changedCase(before, after)) ?? [];
      }),
    })),
  );
};
