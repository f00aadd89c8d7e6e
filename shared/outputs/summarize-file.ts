import type { Coverage } from '../ledger/coverage.ts';
import { findPrices } from '../prices/find-prices.ts';
import { type PresentedRun, type PrintedResults, presentResults } from '../print/present-results.ts';
import { countImported, noneImported } from '../results/imported-count.ts';
import { coverageOfFile, type ResultsFile } from '../results/results-file.ts';
import { createFiguresAccumulator, type Figures } from '../summary/figures.ts';

export interface SummarizedFile {
  readonly run: PresentedRun;
  readonly coverage: Coverage;
  readonly figures: Figures;
  readonly printed: PrintedResults;
}

/** Summarizes the cases of a results file as they are judged in it. */
export const summarizeFile = (file: ResultsFile): SummarizedFile => {
  const { meta, cases } = file;
  const accumulated = createFiguresAccumulator();
  for (const judged of cases) accumulated.add(judged);
  const coverage = coverageOfFile(file);
  const figures = {
    ...accumulated.finish({
      planned: { cases: coverage.planned, questions: meta.coverage?.planned_questions },
      prices: pricesOfFile(file),
    }),
    calls: file.summary?.calls,
    pace: file.summary?.pace,
  };
  const run = {
    model: meta.model,
    dataset: meta.dataset,
    imageMode: meta.image_mode,
    api: meta.run?.api,
    history: meta.run?.history,
    protocolVersion: meta.liveclin_version,
    adaptations: meta.run?.adaptations,
    imported: cases.reduce(countImported, noneImported),
    selected: meta.selection && { selection: meta.selection, datasetCases: meta.selection.dataset_cases },
  };
  return { run, coverage, figures, printed: presentResults(run, coverage, figures) };
};

export const pricesOfFile = ({ meta }: Pick<ResultsFile, 'meta'>) =>
  findPrices({
    model: meta.model,
    apiBase: meta.api_base ?? '',
    prices: meta.rescored?.prices ?? meta.run?.settings?.prices,
  });
