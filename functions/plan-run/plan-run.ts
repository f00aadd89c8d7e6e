import * as z from 'zod';
import type { LinkObject } from '../../shared/dataset/image-loader.ts';
import { addCounts, countCases, noCases } from '../../shared/ledger/case-counts.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { Adaptation } from '../../shared/model/adapt-parameters.ts';
import type { AskModel } from '../../shared/model/ask-model.ts';
import { createRequestParameters } from '../../shared/model/request-parameters.ts';
import type { Executions } from '../../shared/run/executions.ts';
import { planFanOut, splitIntoChunks } from '../../shared/run/plan-chunks.ts';
import { RunActiveError } from '../../shared/run/run-errors.ts';
import { parseRunInput } from '../../shared/run/run-input.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { checkImageMode } from './check-image-mode.ts';
import { chosenCases, reopenCases } from './chosen-cases.ts';
import { importCases } from './import-cases.ts';
import { loadImport } from './load-import.ts';
import { preflight } from './preflight.ts';
import { resolveRun } from './resolve-run.ts';

export const planEventSchema = z.object({
  /** What the user started the execution with. */
  input: z.unknown(),
  executionArn: z.string(),
  executionName: z.string(),
});
export type PlanEvent = z.infer<typeof planEventSchema>;

/** What the state machine continues with: references and counts only. */
export interface RunPlan {
  readonly runId: string;
  readonly executionArn: string;
  readonly plan: number;
  readonly pending: number;
  readonly itemsKey: string;
  readonly workers: number;
  readonly toleratedFailurePercentage: 100;
}

export interface PlanRunDependencies {
  readonly ledger: Ledger;
  readonly objects: ObjectStore;
  readonly linkObject: LinkObject;
  readonly executions: Executions;
  readonly openModel: (run: Run) => Promise<AskModel>;
  /** @throws {EndpointRefusedError} when nothing may be sent there */
  readonly checkEndpoint: (apiBase: string) => Promise<void>;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Plans an execution: checks its input, finds or creates the run, takes the run's lock, and writes the cases that are
 * not done yet as chunks. Safe to repeat for the same execution: a retry or redrive only raises the plan number.
 * @throws {InputError} {DatasetMissingError} {RunNotFoundError} {IdentityMismatchError} {ApiKeyError}
 * {ImportMismatchError} {EndpointRefusedError} {PreflightFailedError} {RunActiveError} each with a cause that a console user can act on
 */
export const planRun = async (event: PlanEvent, dependencies: PlanRunDependencies): Promise<RunPlan> => {
  const { ledger, objects } = dependencies;
  const input = parseRunInput(event.input);
  const { run, isNew, cases } = await resolveRun(input, event, dependencies);
  const chosen = chosenCases(input, cases);
  const importing =
    run.importedFrom?.isDone === false ? await loadImport(run.importedFrom.key, { run, cases }, objects) : [];
  await dependencies.checkEndpoint(run.identity.apiBase);
  if (!isNew) await refuseIfActive(run, event.executionArn, dependencies.executions);

  const askModel = await dependencies.openModel(run);
  const tested =
    input.preflight === false
      ? undefined
      : await testModel(run, { askModel, withPicture: input.visionCheck ?? false }, dependencies);

  if (isNew) await ledger.createRun(run);
  const plan = await takeLock(run, event.executionArn, ledger);
  const planned = { runId: run.runId, executionArn: event.executionArn, plan };
  // Under the lock: no other execution's workers have these cases.
  await importCases(importing, planned, dependencies);
  if (chosen) await reopenCases(chosen, planned, ledger);
  const { settled, settledBefore } = await settledCases(run.runId, ledger, chosen);
  const known = {
    settledBefore,
    ...(tested ? { preflight: { ...tested.found } } : {}),
    ...(run.importedFrom ? { importedFrom: { ...run.importedFrom, isDone: true } } : {}),
  };
  await ledger.updateRun(run.runId, known);
  if (tested) await ledger.noteAdaptations(run.runId, tested.adaptations);
  const isOpen = (caseKey: string) => !settled.has(caseKey) && (chosen?.has(caseKey) ?? true);
  const open = cases.map(({ caseKey }) => caseKey).filter(isOpen);
  const { workers, chunkSize } = planFanOut(Math.max(1, open.length), run.settings.concurrency);
  const itemsKey = runKeys.items(run.runId, plan);
  const json = { contentType: 'application/json' };
  await objects.put(itemsKey, JSON.stringify(splitIntoChunks(open, chunkSize)), json);
  await objects.put(
    runKeys.run(run.runId),
    JSON.stringify({ ...run, ...known, plan, adaptations: tested?.adaptations ?? run.adaptations }, null, 1),
    json,
  );
  return {
    ...planned,
    pending: open.length,
    itemsKey,
    workers,
    toleratedFailurePercentage: 100,
  };
};

/** Makes the preflight calls; returns what they found, and how parameters have to be adapted. */
const testModel = async (
  run: Run,
  { askModel, withPicture }: { readonly askModel: AskModel; readonly withPicture: boolean },
  dependencies: Pick<PlanRunDependencies, 'objects' | 'linkObject' | 'now' | 'sleep'>,
) => {
  const adaptations: Record<string, Adaptation> = { ...run.adaptations };
  const parameters = createRequestParameters(run.identity.parameters, adaptations, (adaptation) => {
    adaptations[adaptation.parameter] = adaptation;
  });
  const timeoutMs = run.settings.timeout * 1_000;
  const found = await preflight({ ...dependencies, askModel, parameters, timeoutMs });
  if (!withPicture) return { found, adaptations };
  const vision = await checkImageMode(run, { ...dependencies, askModel, parameters });
  return { found: { ...found, vision }, adaptations };
};

/** @throws {RunActiveError} when another execution took it first */
const takeLock = async (
  { runId, activeExecution, settings }: Run,
  executionArn: string,
  ledger: Ledger,
): Promise<number> => {
  const plan = await ledger.lockRun({ runId, executionArn, expected: activeExecution, settings });
  if (plan !== undefined) return plan;
  const holder = (await ledger.getRun(runId))?.activeExecution ?? '';
  // When the response is lost, the client asks for the lock again and finds its own.
  const again =
    holder === executionArn
      ? await ledger.lockRun({ runId, executionArn, expected: executionArn, settings })
      : undefined;
  if (again === undefined) throw new RunActiveError(runId, holder);
  return again;
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

/** @throws {RunActiveError} when another execution of the run is still running */
const refuseIfActive = async (run: Run, executionArn: string, executions: Executions): Promise<void> => {
  if (run.activeExecution === executionArn) return;
  const active = await executions.describe(run.activeExecution);
  if (active?.status === 'RUNNING') throw new RunActiveError(run.runId, run.activeExecution);
};
