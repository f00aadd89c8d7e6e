import { openSpool, type Spool } from '../basics/spool.ts';
import { stringifyOrdered } from '../basics/stringify-ordered.ts';
import { loadManifest } from '../dataset/stored-datasets.ts';
import type { CaseRow } from '../ledger/case-row.ts';
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
import { countImported, type ImportedCount, noneImported } from '../results/imported-count.ts';
import { resultsFile } from '../results/results-file.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { createFiguresAccumulator } from '../summary/figures.ts';
import { failureList } from './failure-list.ts';
import { caseResults, readSettledCases } from './read-settled-cases.ts';
import { adaptationList, resultsMeta } from './results-meta.ts';

interface BuildResultsDependencies {
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
  /** The results file, in pieces: it may be larger than memory. */
  readonly results: () => AsyncIterable<string>;
}

/** `files.results` can be read until this is disposed of. */
export interface BuiltResults extends AsyncDisposable {
  readonly coverage: Coverage;
  readonly files: ResultFiles;
}

/**
 * Builds a run's summary, results file and report from its ledger and the case results that the ledger names, and writes
 * nothing. Memory does not grow with the cases' texts: they go through a temporary file. The same run gives the same
 * bytes; cases come in dataset order, pending ones are left out.
 */
export const buildResults = async (
  run: Run,
  { objects, ledger }: BuildResultsDependencies,
): Promise<BuiltResults> => {
  const manifest = await loadManifest(objects, run.identity.datasetDigest);
  if (!manifest)
    throw new Error(`Dataset ${run.identity.datasetDigest} of run ${run.runId} is missing from the bucket.`);
  const { rows, calls } = await readSettledCases(run.runId, manifest, ledger);
  const pace = paceTotals(await seatsOf(run, ledger));
  const coverage = await coverageOf(run, rows);
  await using onFailure = new AsyncDisposableStack();
  const spool = onFailure.use(await openSpool());
  const { accumulated, reported, imported } = await readCases(rows, objects, spool);
  const prices = findPrices({ ...run.identity, prices: run.settings.prices });
  const figures = { ...accumulated.finish({ planned: run.totals, prices }), calls, pace };
  const presented = presentedRun(run, imported);
  const printed = presentResults(presented, coverage, figures);
  const head = stringifyOrdered({
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
  const kept = onFailure.move();
  return {
    coverage,
    files: {
      summaryText: printed.text,
      details: printed.details,
      summary: head,
      report,
      failures: failureList(rows),
      results: () => resultsFile(head, spool.read()),
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
};

/** Counts the cases one by one and keeps their texts in the spool, as the results file holds them. */
const readCases = async (rows: readonly CaseRow[], objects: ObjectStore, spool: Spool) => {
  const accumulated = createFiguresAccumulator();
  const reported = createReportedCases();
  let imported = noneImported;
  for await (const { text, result } of caseResults(rows, objects)) {
    imported = countImported(imported, result);
    accumulated.add(result);
    reported.add(result);
    await spool.write(spool.isEmpty ? text : `,\n${text}`);
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
