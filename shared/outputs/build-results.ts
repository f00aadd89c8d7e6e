import { stringifyOrdered } from '../basics/stringify-ordered.ts';
import { loadDatasetIndex } from '../dataset/dataset-index.ts';
import { type Coverage, coverageOf } from '../ledger/coverage.ts';
import type { CaseLedger, RunLedger } from '../ledger/ledger.ts';
import type { Run } from '../ledger/run-row.ts';
import type { SeatProgress } from '../ledger/seat-progress.ts';
import { paceTotals } from '../pace/pace-totals.ts';
import { findPrices } from '../prices/find-prices.ts';
import type { Selected } from '../print/format-selected.ts';
import { type PresentedRun, presentResults } from '../print/present-results.ts';
import { renderReport } from '../report/render-report.ts';
import { createReportedCases } from '../report/reported-cases.ts';
import type { CaseResult } from '../results/case-result.ts';
import { countImported, type ImportedCount, noneImported } from '../results/imported-count.ts';
import { caseLine } from '../results/results-file.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { createFiguresAccumulator } from '../summary/figures.ts';
import { failureList } from './failure-list.ts';
import { caseResults, readSettledCases, type SettledCase } from './read-settled-cases.ts';
import { adaptationList, resultsMeta } from './results-meta.ts';

export interface BuildResultsDependencies {
  readonly objects: ObjectStore;
  readonly ledger: Pick<CaseLedger, 'listCases'> & Pick<RunLedger, 'listSeatProgress'>;
}

/** The texts of a run's results, named as in `runKeys`. */
export interface ResultFiles {
  readonly summaryText: string;
  readonly details: string;
  /** `meta` and `summary` of the results file. */
  readonly summary: string;
  readonly report: string;
  readonly failures: string;
}

export interface BuiltResults {
  readonly coverage: Coverage;
  readonly files: ResultFiles;
}

/** Takes a case as the results file has it, in dataset order. */
export type TakeCase = (line: string, judged: CaseResult) => Promise<void>;

/**
 * Builds a run's summary and report from its ledger and the case results that the ledger names. The results file would
 * not fit into memory: its cases are handed on one by one, each read once, and its head (`summary`) is known when they
 * are counted. The same run gives the same bytes; pending cases are left out.
 */
export const buildResults = async (
  run: Run,
  { objects, ledger }: BuildResultsDependencies,
  takeCase: TakeCase = async () => undefined,
): Promise<BuiltResults> => {
  const index = await loadDatasetIndex(objects, run.identity.datasetDigest);
  if (!index)
    throw new Error(`Dataset ${run.identity.datasetDigest} of run ${run.runId} is missing from the bucket.`);
  const { settled, calls } = await readSettledCases(run.runId, index.cases, ledger);
  const pace = paceTotals(await seatsOf(run, ledger));
  const coverage = await coverageOf(run, settled);
  const { accumulated, reported, imported } = await readCases(settled, objects, takeCase);
  const prices = findPrices({ ...run.identity, prices: run.settings.prices });
  const figures = { ...accumulated.finish({ planned: run.totals, prices }), calls, pace };
  const presented = presentedRun(run, imported);
  const printed = presentResults(presented, coverage, figures);
  const summary = stringifyOrdered({
    meta: resultsMeta(run, coverage, imported.cases),
    summary: { ...figures.summary, ...figures.details, calls, pace },
  });
  const { apiBase } = run.identity;
  const report = renderReport({
    run: { ...presented, runId: run.runId, apiBase, finishedAt: run.finishedAt },
    coverage,
    figures,
    cases: reported.finish(),
  });
  const texts = { summaryText: printed.text, details: printed.details };
  return { coverage, files: { ...texts, summary, report, failures: failureList(settled) } };
};

/** Counts the cases one by one and hands their texts on. */
const readCases = async (settled: readonly SettledCase[], objects: ObjectStore, takeCase: TakeCase) => {
  const accumulated = createFiguresAccumulator();
  const reported = createReportedCases();
  let imported = noneImported;
  for await (const { text, result } of caseResults(settled, objects)) {
    imported = countImported(imported, result);
    accumulated.add(result);
    reported.add(result);
    await takeCase(caseLine(text), result);
  }
  return { accumulated, reported, imported };
};

const presentedRun = (run: Run, imported: ImportedCount): PresentedRun => ({
  model: run.identity.model,
  dataset: run.dataset,
  imageMode: run.identity.imageMode,
  api: run.identity.api,
  history: run.identity.history,
  protocolVersion: run.identity.protocolVersion,
  adaptations: adaptationList(run),
  selected: selectedOf(run),
  imported,
});

const selectedOf = ({ identity: { selection }, datasetCases }: Run): Selected | undefined =>
  selection && datasetCases !== undefined ? { selection, datasetCases } : undefined;

/** Of every plan so far. */
const seatsOf = async (
  { runId, plan }: Run,
  ledger: Pick<RunLedger, 'listSeatProgress'>,
): Promise<SeatProgress[]> => {
  const plans = Array.from({ length: plan }, (_, index) => index + 1);
  return (await Promise.all(plans.map((each) => ledger.listSeatProgress(runId, each)))).flat();
};
