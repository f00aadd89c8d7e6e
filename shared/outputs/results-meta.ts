import { evaluatorVersion } from '../basics/evaluator-version.ts';
import { present } from '../basics/present.ts';
import type { Coverage } from '../ledger/coverage.ts';
import type { Run } from '../ledger/run-row.ts';
import type { Adaptation } from '../model/adapt-parameters.ts';
import { protocolVersion } from '../run/run-identity.ts';

/** Sorted by parameter, as the ledger keeps no order. */
export const adaptationList = ({ adaptations = {} }: Pick<Run, 'adaptations'>): Adaptation[] =>
  Object.values(adaptations).sort((a, b) => (a.parameter < b.parameter ? -1 : 1));

/**
 * `meta` of a results file: the reference's keys first, ours after them.
 * @param imported cases taken over from another evaluator's results file
 */
export const resultsMeta = (run: Run, coverage: Coverage, imported: number) => ({
  model: run.identity.model,
  dataset: run.dataset,
  image_mode: run.identity.imageMode,
  api_base: run.identity.apiBase,
  started_at: run.startedAt,
  finished_at: run.finishedAt ?? null,
  liveclin_version: protocolVersion,
  evaluator: { name: 'liveclin-serverless', version: evaluatorVersion },
  run: {
    run_id: run.runId,
    dataset_digest: run.identity.datasetDigest,
    ...present({ api: run.identity.api, history: run.identity.history }),
    parameters: run.identity.parameters,
    adaptations: adaptationList(run),
    settings: { ...run.settings, apiKeySecret: undefined },
    preflight: run.preflight,
    warnings: run.warnings,
  },
  ...present({
    selection: run.identity.selection && { ...run.identity.selection, dataset_cases: run.datasetCases },
    imported_from: run.importedFrom && { file: run.importedFrom.key, cases: imported },
  }),
  coverage: {
    planned: coverage.planned,
    done: coverage.done,
    failed: coverage.failed,
    pending: coverage.pending,
    planned_questions: run.totals.questions,
    failures: new Map(coverage.failures),
  },
});
