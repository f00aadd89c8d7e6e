import * as z from 'zod';
import { present } from '../../shared/basics/present.ts';
import type { LinkObject } from '../../shared/dataset/image-loader.ts';
import type { ManifestCase } from '../../shared/dataset/stored-datasets.ts';
import { addCounts, countCases, noCases } from '../../shared/ledger/case-counts.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { AskModel } from '../../shared/model/ask-model.ts';
import { createRequestParameters } from '../../shared/model/request-parameters.ts';
import { findPrices } from '../../shared/prices/find-prices.ts';
import { modelAdvice } from '../../shared/quote/model-advice.ts';
import { saveCaseList } from '../../shared/run/case-list.ts';
import type { Executions } from '../../shared/run/executions.ts';
import type { ReadLambdaQuota } from '../../shared/run/lambda-quota.ts';
import { parseRunInput, type RunInput } from '../../shared/run/run-input.ts';
import { requestedParameters } from '../../shared/run/tiers.ts';
import { callSeconds } from '../../shared/run/worker-limits.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { checkImageMode } from './check-image-mode.ts';
import { chosenCases, reopenCases } from './chosen-cases.ts';
import { importCases } from './import-cases.ts';
import { loadImport } from './load-import.ts';
import { preflight } from './preflight.ts';
import { quoteNewRun } from './quote-new-run.ts';
import { resolveRun } from './resolve-run.ts';
import { refuseIfActive, takeLock } from './run-lock.ts';
import { writeSeats } from './write-seats.ts';

export const planEventSchema = z.object({
  /** What the user started the execution with. */
  input: z.unknown(),
  executionArn: z.string(),
  executionName: z.string(),
  /** What Prepare found or fetched for the name in the input; null for a resume. */
  datasetDigest: z.string().nullish(),
});
export type PlanEvent = z.infer<typeof planEventSchema>;

/** What the state machine continues with: references and counts only. */
export interface RunPlan {
  readonly runId: string;
  readonly executionArn: string;
  readonly plan: number;
  /** What the run evaluates: for a Plan that Conclude comes back to, and for readers of the console. */
  readonly datasetDigest: string;
  readonly pending: number;
  readonly itemsKey: string;
  /** Children of the Map, all of which run at once. */
  readonly lanes: number;
  readonly toleratedFailurePercentage: 100;
}

export interface PlanRunDependencies {
  readonly ledger: Ledger;
  readonly objects: ObjectStore;
  readonly linkObject: LinkObject;
  readonly executions: Executions;
  readonly lambdaQuota: ReadLambdaQuota;
  readonly openModel: (run: Run) => Promise<AskModel>;
  /** @throws {EndpointRefusedError} when nothing may be sent there */
  readonly checkEndpoint: (apiBase: string) => Promise<void>;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Plans an execution: checks its input, finds or creates the run, takes the run's lock, and writes the cases that are
 * not done yet as seats. Safe to repeat for the same execution: a retry or redrive only raises the plan number.
 * @throws {InputError} {DatasetMissingError} {RunNotFoundError} {IdentityMismatchError} {ApiKeyError}
 * {ImportMismatchError} {EndpointRefusedError} {PreflightFailedError} {RunActiveError} each with a cause that a console user can act on
 */
export const planRun = async (event: PlanEvent, dependencies: PlanRunDependencies): Promise<RunPlan> => {
  const { ledger, objects } = dependencies;
  const input = withPrepared(parseRunInput(event.input), event.datasetDigest);
  const { run, isNew, cases, selection } = await resolveRun(input, event, dependencies);
  const chosen = chosenCases(input, cases);
  const importing =
    run.importedFrom?.isDone === false ? await loadImport(run.importedFrom.key, { run, cases }, objects) : [];
  await dependencies.checkEndpoint(run.identity.apiBase);
  if (!isNew) await refuseIfActive(run, event.executionArn, dependencies.executions);

  const askModel = await dependencies.openModel(run);
  const tested =
    input.preflight === false
      ? undefined
      : await testModel(run, { askModel, cases, withPicture: input.visionCheck ?? false }, dependencies);

  const quoted = isNew ? await quoteNewRun(run, cases, dependencies) : {};
  if (isNew) {
    // First, because the run's row refers to it.
    await saveCaseList(objects, run.runId, selection);
    await ledger.createRun({ ...run, ...quoted });
  }
  const plan = await takeLock(run, event.executionArn, ledger);
  const planned = { runId: run.runId, executionArn: event.executionArn, plan };
  // Under the lock: no other execution's workers have these cases.
  await importCases(importing, planned, dependencies);
  if (chosen) await reopenCases(chosen, planned, ledger);
  const { settled, settledBefore } = await settledCases(run.runId, ledger, chosen);
  const known = {
    settledBefore,
    prices: findPrices({ ...run.identity, prices: run.settings.prices }),
    ...present({
      preflight: tested && { ...tested.found },
      importedFrom: run.importedFrom && { ...run.importedFrom, isDone: true },
    }),
  };
  await ledger.updateRun(run.runId, known);
  if (tested) await ledger.noteAdaptations(run.runId, tested.adaptations);
  const open = cases.filter(({ caseKey }) => !settled.has(caseKey) && (chosen?.has(caseKey) ?? true));
  const { heldTo, ...fanOut } = await writeSeats(open, { ...planned, run }, dependencies);
  await ledger.updateRun(run.runId, { heldTo });
  const adaptations = tested?.adaptations ?? run.adaptations;
  const runJson = JSON.stringify({ ...run, ...quoted, ...known, plan, adaptations }, null, 1);
  await objects.put(runKeys.run(run.runId), runJson, { contentType: 'application/json' });
  const { datasetDigest } = run.identity;
  return {
    ...planned,
    datasetDigest,
    pending: open.length,
    ...fanOut,
    toleratedFailurePercentage: 100,
  };
};

/** A new run evaluates what Prepare made ready: by now the name may point elsewhere. */
const withPrepared = (input: RunInput, prepared: string | null | undefined): RunInput =>
  input.kind === 'start'
    ? { ...input, ...present({ datasetDigest: prepared ?? input.datasetDigest }) }
    : input;

interface ModelTest {
  readonly askModel: AskModel;
  readonly cases: readonly ManifestCase[];
  readonly withPicture: boolean;
}

/** Makes the preflight calls; returns what they found, and how parameters have to be adapted. */
const testModel = async (
  run: Run,
  { askModel, cases, withPicture }: ModelTest,
  dependencies: Pick<PlanRunDependencies, 'objects' | 'linkObject' | 'openModel' | 'now' | 'sleep'>,
) => {
  const adaptations = new Map(Object.entries(run.adaptations ?? {}));
  const parameters = createRequestParameters(requestedParameters(run), run.adaptations, (adaptation) => {
    adaptations.set(adaptation.parameter, adaptation);
  });
  const timeoutMs = callSeconds(run.settings) * 1_000;
  const { apiBase, api = 'chat' } = run.identity;
  const openAt = (base: string) =>
    dependencies.openModel({ ...run, identity: { ...run.identity, apiBase: base } });
  const hasKey = run.settings.apiKeySecret !== undefined;
  const asked = { apiBase, api, hasKey, openAt, askModel, listed: modelAdvice(run.identity) };
  const found = await preflight({ ...dependencies, ...asked, parameters, timeoutMs });
  if (!withPicture) return { found, adaptations: Object.fromEntries(adaptations) };
  const caseKeys = cases.map(({ caseKey }) => caseKey);
  const vision = await checkImageMode(run, { ...dependencies, askModel, parameters, caseKeys });
  return { found: { ...found, vision }, adaptations: Object.fromEntries(adaptations) };
};

/** The cases that this plan does not run, and what they add to its progress. */
const settledCases = async (runId: string, ledger: Ledger, chosen: ReadonlySet<string> | undefined) => {
  const settled = new Set<string>();
  let settledBefore = noCases;
  for await (const row of ledger.listCases(runId)) {
    if (row.status !== 'done' && (chosen?.has(row.caseKey) ?? true)) continue;
    settled.add(row.caseKey);
    settledBefore = addCounts(settledBefore, countCases([row]));
  }
  return { settled, settledBefore };
};
