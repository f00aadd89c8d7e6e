import { type CompareOptions, type Comparison, compareRuns } from '../compare/compare-runs.ts';
import { coverageOfFile, type ResultsFile } from '../results/results-file.ts';
import { pricesOfFile } from './summarize-file.ts';

/** A results file, and what the user calls it: a run id or a path. */
export interface NamedFile {
  readonly source: string;
  readonly file: ResultsFile;
}

/** Compares results files case by case, the reference's or ours. @throws {InputError} when they cannot be compared */
export const compareFiles = (files: readonly NamedFile[], options: CompareOptions = {}): Comparison =>
  compareRuns(
    files.map(({ source, file }) => ({
      source,
      meta: file.meta,
      cases: file.cases,
      coverage: coverageOfFile(file),
      prices: pricesOfFile(file),
    })),
    options,
  );
