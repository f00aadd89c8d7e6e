import { mapInOrder } from '../basics/map-in-order.ts';
import { withSpool } from '../basics/spool.ts';
import { stringifyOrdered } from '../basics/stringify-ordered.ts';
import { type DatasetManifest, loadManifest } from '../dataset/stored-datasets.ts';
import type { CaseRow } from '../ledger/case-row.ts';
import type { ChunkProgress } from '../ledger/chunk-progress.ts';
import { type Coverage, coverageOf } from '../ledger/coverage.ts';
import type { CaseLedger, RunLedger } from '../ledger/ledger.ts';
import type { Run } from '../ledger/run-row.ts';
import { paceTotals } from '../pace/pace-totals.ts';
import { findPrices } from '../prices/find-prices.ts';
import type { Selected } from '../print/format-selected.ts';
import { type PrintedResults, presentResults } from '../print/present-results.ts';

import { renderReport } from '../report/render-report.ts';
import { createReportedCases } from '../report/reported-cases.ts';
import { caseResultSchema } from '../results/case-result.ts';
import { resultsFile } from '../results/results-file.ts';
import { runKeys } from '../storage/keys.ts';
import { type ObjectStore, textOf } from '../storage/object-store.ts';
import { type CallTotals, createCallCounter } from '../summary/call-totals.ts';
import { createDetailsAccumulator } from '../summary/details/details-accumulator.ts';
import { createSummaryAccumulator } from '../summary/summarize-cases.ts';
import { adaptationList, resultsMeta } from './results-meta.ts';

interface BuildResultsDependencies {
  readonly objects: ObjectStore;
  readonly ledger: CaseLedger & Pick<RunLedger, 'listChunkProgress'>;
}

export interface BuiltResults extends PrintedResults {
  readonly coverage: Coverage;
}

const plainText = { contentType: 'text/plain; charset=utf-8' } as const;

/** Case results fetched ahead of the one being written. */
const fetchedAhead = 32;

/**
 * Builds a run's summary, results file and report from its ledger and the case results that the ledger names, and
 * writes them to the run's folder. Memory does not grow with the cases' texts: they go through a file. The
 * same run gives the same bytes; cases stand in dataset order, pending ones nowhere.
 */
export const buildResults = async (
  run: Run,
  { objects, ledger }: BuildResultsDependencies,
): Promise<BuiltResults> => {
  const manifest = await loadManifest(objects, run.identity.datasetDigest);
  if (!manifest) throw new Error(`Dataset ${run.identity.datasetDigest} of run ${run.runId} is gone.`);
  const { settled, calls } = await readRows(run.runId, ledger);
  const pace = paceTotals(await chunksOf(run, ledger));
  const coverage = await coverageOf(run, settled.values());
  const accumulator = createSummaryAccumulator();
  const detailsAccumulator = createDetailsAccumulator();
  const reportedCases = createReportedCases();

  return withSpool(async (spool) => {
    let imported = 0;
    for await (const text of caseTexts(manifest, settled, objects)) {
      const result = caseResultSchema.parse(JSON.parse(text));
      if (result.imported) imported += 1;
      accumulator.add(result);
      detailsAccumulator.add(result);
      reportedCases.add(result);
      await spool.write(spool.isEmpty ? text : `,\n${text}`);
    }
    const summary = accumulator.finish();
    const prices = findPrices({ ...run.identity, prices: run.settings.prices });
    const details = detailsAccumulator.finish({ summary, planned: run.totals, prices });
    const meta = resultsMeta(run, coverage, imported);
    const head = stringifyOrdered({ meta, summary: { ...summary, ...details, calls, pace } });
    const printedRun = {
      model: run.identity.model,
      dataset: run.dataset,
      imageMode: run.identity.imageMode,
      protocolVersion: run.identity.protocolVersion,
      adaptations: adaptationList(run),
      selected: selectedOf(run),
      imported,
    };
    const figures = { summary, details, calls, pace };
    const printed = presentResults(printedRun, coverage, figures);
    const report = renderReport({
      run: {
        ...printedRun,
        runId: run.runId,
        apiBase: run.identity.apiBase,
        finishedAt: run.finishedAt,
      },
      coverage,
      figures,
      cases: reportedCases.finish(),
    });

    await Promise.all([
      objects.putStream(runKeys.results(run.runId), resultsFile(head, spool.read()), 'application/json'),
      objects.put(runKeys.summary(run.runId), head, { contentType: 'application/json' }),
      objects.put(runKeys.summaryText(run.runId), printed.text, plainText),
      objects.put(runKeys.details(run.runId), printed.details, plainText),
      objects.put(runKeys.report(run.runId), report, { contentType: 'text/html; charset=utf-8' }),
      objects.put(runKeys.failures(run.runId), JSON.stringify(failuresOf(manifest, settled), null, 1), {
        contentType: 'application/json',
      }),
    ]);
    return { coverage, ...printed };
  });
};

const selectedOf = ({ identity: { selection }, datasetCases }: Run): Selected | undefined =>
  selection && datasetCases !== undefined ? { selection, datasetCases } : undefined;

/** Of every plan so far. */
const chunksOf = async (
  { runId, plan }: Run,
  ledger: Pick<RunLedger, 'listChunkProgress'>,
): Promise<ChunkProgress[]> => {
  const plans = Array.from({ length: plan }, (_, index) => index + 1);
  return (await Promise.all(plans.map((each) => ledger.listChunkProgress(runId, each)))).flat();
};

interface LedgerRows {
  readonly settled: ReadonlyMap<string, CaseRow>;
  /** Of all cases, settled or not. */
  readonly calls: CallTotals;
}

const readRows = async (runId: string, ledger: CaseLedger): Promise<LedgerRows> => {
  const settled = new Map<string, CaseRow>();
  const counter = createCallCounter();
  for await (const row of ledger.listCases(runId)) {
    counter.add(row);
    if (row.status === 'done' || row.status === 'failed') settled.set(row.caseKey, row);
  }
  return { settled, calls: counter.finish() };
};

/** The settled cases' JSON, in dataset order, each in the version that the ledger names. */
const caseTexts = (
  manifest: DatasetManifest,
  settled: ReadonlyMap<string, CaseRow>,
  objects: ObjectStore,
): AsyncIterable<string> => {
  const rows = manifest.cases.flatMap(({ caseKey }) => settled.get(caseKey) ?? []);
  return mapInOrder(rows, fetchedAhead, async ({ caseId, resultKey, resultVersion }) => {
    const object = resultKey && (await objects.get(resultKey, resultVersion));
    if (!object)
      throw new Error(`The result of case ${caseId} that the ledger names (${resultKey}) is gone.`);
    return textOf(object);
  });
};

const failuresOf = (manifest: DatasetManifest, settled: ReadonlyMap<string, CaseRow>) =>
  manifest.cases.flatMap(({ caseKey, caseId }) => {
    const row = settled.get(caseKey);
    return row?.status === 'failed' ? [{ case_id: caseId, attempt: row.attempt, ...row.error }] : [];
  });
