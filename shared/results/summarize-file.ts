import { findPrices } from '../model/prices/find-prices.ts';
import { createDetailsAccumulator } from '../summary/details/details-accumulator.ts';
import type { Figures } from '../summary/figures.ts';
import { createSummaryAccumulator } from '../summary/summarize-cases.ts';
import { type PrintedResults, presentResults } from './present-results.ts';
import { coverageOfFile, type ResultsFile } from './results-file.ts';

/** Summarizes the cases of a results file as they are judged in it. */
export const summarizeFile = (
  file: ResultsFile,
): { readonly figures: Figures; readonly printed: PrintedResults } => {
  const { meta, cases } = file;
  const accumulator = createSummaryAccumulator();
  const detailsAccumulator = createDetailsAccumulator();
  for (const judged of cases) {
    accumulator.add(judged);
    detailsAccumulator.add(judged);
  }
  const summary = accumulator.finish();
  const coverage = coverageOfFile(file);
  const planned = {
    cases: coverage.planned,
    questions: meta.coverage?.planned_questions ?? summary.total_mcqs,
  };
  const prices = findPrices({
    model: meta.model,
    apiBase: meta.api_base ?? '',
    prices: meta.rescored?.prices ?? meta.run?.settings?.prices,
  });
  const figures = {
    summary,
    details: detailsAccumulator.finish({ summary, planned, prices }),
    calls: file.summary?.calls,
  };
  const printedRun = {
    model: meta.model,
    dataset: meta.dataset,
    imageMode: meta.image_mode,
    protocolVersion: meta.liveclin_version,
    adaptations: meta.run?.adaptations,
    imported: cases.filter(({ imported }) => imported === true).length,
    selected: meta.selection && { selection: meta.selection, datasetCases: meta.selection.dataset_cases },
  };
  return { figures, printed: presentResults(printedRun, coverage, figures) };
};
