import type { Coverage } from '../ledger/coverage.ts';
import type { Run } from '../ledger/run-row.ts';
import { resultsText } from '../results/results-file.ts';
import { type BuildResultsDependencies, buildResults, type ResultFiles } from './build-results.ts';

/** The texts of a run's results with the results file among them, for where there is memory for it; writes nothing. */
export const buildResultTexts = async (
  run: Run,
  stores: BuildResultsDependencies,
): Promise<{ readonly coverage: Coverage; readonly files: ResultFiles & { readonly results: string } }> => {
  const lines: string[] = [];
  const { coverage, files } = await buildResults(run, stores, async (line) => {
    lines.push(line);
  });
  const { opening, between, end } = resultsText;
  const results = opening(files.summary) + lines.join(between) + end;
  return { coverage, files: { ...files, results } };
};
