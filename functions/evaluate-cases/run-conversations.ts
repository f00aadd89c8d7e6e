import { caseIdOfKey } from '../../shared/case/case-key.ts';
import type { AskQuestionDependencies } from '../../shared/conversation/ask-question.ts';
import { createImageLoader } from '../../shared/dataset/image-loader.ts';
import { type DatasetManifest, loadCase } from '../../shared/dataset/stored-datasets.ts';
import type { CaseRow } from '../../shared/ledger/case-row.ts';
import { type CaseLedger, CaseLostError } from '../../shared/ledger/ledger.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { AskModel } from '../../shared/model/ask-model.ts';
import { ModelCallError } from '../../shared/model/model-call-error.ts';
import { planFanOut } from '../../shared/run/plan-chunks.ts';
import { PreconditionFailedError } from '../../shared/storage/object-store.ts';
import { createByteBudget } from './admission/byte-budget.ts';
import { createCallGate } from './admission/call-gate.ts';
import { admitInTurn } from './admission/first-call.ts';
import type { WorkerPace } from './admission/worker-pace.ts';
import { holdCase } from './case/held-case.ts';
import { createLostCases } from './case/lost-cases.ts';
import { type CaseVisit, visitCase } from './case/visit-case.ts';
import type { CaseQueue } from './case-queue.ts';
import type { ChunkInput } from './chunk-input.ts';
import type { EvaluateChunkDependencies } from './evaluate-chunk.ts';
import type { RunWatch } from './run-watch.ts';

export interface ChunkWork {
  readonly run: Run;
  readonly input: ChunkInput;
  /** The chunk's rows as this invocation found them. */
  readonly rows: readonly CaseRow[];
  readonly watch: RunWatch;
  readonly ledger: CaseLedger;
  readonly manifest: DatasetManifest;
  readonly model: Pick<AskQuestionDependencies, 'askModel' | 'parameters' | 'admit'>;
  readonly pace: WorkerPace;
}

type Dependencies = Pick<
  EvaluateChunkDependencies,
  'objects' | 'linkObject' | 'remainingMs' | 'now' | 'sleep' | 'random'
>;

/** What saving a reply and ending in order takes; no turn starts that leaves less. */
const reserveMs = 15_000;

/** Longer waits end the invocation: the state machine waits for less. */
const longestSleepMs = 60_000;

/** Base64 pictures and the request bodies made of them share a worker's 512 MB with everything else. */
const imageBytesAtOnce = 48 * 1024 * 1024;

/** How often a worker looks whether a case that another one claimed from it is settled. */
const lostCaseLookMs = 5_000;

/** Visits to one case in one invocation that may end in an error of S3, DynamoDB or the like. */
const maxStorageErrors = 5;

/**
 * Works through the queue with as many conversations at once as the run allows one worker, until nothing
 * can proceed, the deadline nears or the run is ending. What is left stays in the queue.
 */
export const runConversations = async (
  queue: CaseQueue,
  work: ChunkWork,
  dependencies: Dependencies,
): Promise<void> => {
  const { now, sleep } = dependencies;
  const mayStartIn = (ms: number) =>
    !work.watch.ending && dependencies.remainingMs() - ms > work.run.settings.timeout * 1_000 + reserveMs;
  const gate = createCallGate({
    ...dependencies,
    pace: work.pace,
    mayStartIn,
    longestWaitMs: longestSleepMs,
  });
  const model = { ...work.model, admit: admitInTurn(work.model.admit, gate) };
  const visit = createVisitor(queue, { ...work, model }, { ...dependencies, mayStartIn });
  const questions = new Map(work.manifest.cases.map((entry) => [entry.caseKey, entry.questions]));
  const lengthOf = (caseKey: string) => questions.get(caseKey) ?? 0;
  const converse = async () => {
    for (;;) {
      const waitMs = Math.max(0, (queue.next() ?? Number.POSITIVE_INFINITY) - now());
      if (waitMs > longestSleepMs || !mayStartIn(waitMs)) return;
      const caseKey = queue.take(now(), lengthOf);
      if (caseKey === undefined) await sleep(Math.max(10, waitMs));
      else await visit(caseKey);
    }
  };
  const { perWorker } = planFanOut(queue.size, work.run.settings.concurrency);
  // All conversations end before the first error does: their replies are paid for.
  const ends = await Promise.allSettled(Array.from({ length: Math.min(perWorker, queue.size) }, converse));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
};

/** Visits one case and puts it back into the queue when it is not settled. */
const createVisitor = (
  queue: CaseQueue,
  work: ChunkWork,
  dependencies: Dependencies & { readonly mayStartIn: (ms: number) => boolean },
) => {
  const cases = new Map(work.manifest.cases.map((entry) => [entry.caseKey, entry]));
  const images = createByteBudget(imageBytesAtOnce);
  const storageErrors = new Map<string, number>();
  const lost = createLostCases(work.run.runId, { ledger: work.ledger, now: dependencies.now });

  const afterVisit = async (caseKey: string, visit: CaseVisit) => {
    if (visit.kind === 'settled') return work.watch.caseSettled(visit.status);
    if (visit.kind === 'halted') await work.watch.halt(visit.error);
    queue.add(caseKey, visit.kind === 'paused' ? visit.retryAtMs : dependencies.now());
  };

  const imageBytes = (caseKey: string) =>
    work.run.identity.imageMode === 'local' ? (cases.get(caseKey)?.imageBytes ?? 0) : 0;
  const afterError = (caseKey: string, error: unknown) => {
    if (error instanceof CaseLostError || error instanceof PreconditionFailedError) {
      lost.add(caseKey);
      return queue.add(caseKey, dependencies.now() + lostCaseLookMs);
    }
    const errors = (storageErrors.get(caseKey) ?? 0) + 1;
    storageErrors.set(caseKey, errors);
    if (errors >= maxStorageErrors) throw error;
    return queue.add(caseKey, dependencies.now() + 1_000 * 2 ** errors);
  };

  return async (caseKey: string): Promise<void> => {
    try {
      if (await lost.isHeldElsewhere(caseKey)) return queue.add(caseKey, dependencies.now() + lostCaseLookMs);
      const visit = await images.spend(imageBytes(caseKey), () => visitOnce(caseKey, work, dependencies));
      if (visit) await afterVisit(caseKey, visit);
    } catch (error) {
      afterError(caseKey, error);
    }
  };
};

/** Undefined when somebody else has the case or it is settled already. */
const visitOnce = async (
  caseKey: string,
  { run, input, rows, watch, ledger, manifest, model }: ChunkWork,
  dependencies: Dependencies & { readonly mayStartIn: (ms: number) => boolean },
): Promise<CaseVisit | undefined> => {
  const { objects, now } = dependencies;
  const claim = await ledger.claimCase({
    runId: run.runId,
    caseKey,
    caseId: caseIdOfKey(caseKey),
    owner: `${input.executionArn}#${input.plan}#${input.chunk.number}`,
    plan: input.plan,
    leaseUntil: now() + run.settings.timeout * 1_000 + longestSleepMs,
    now: now(),
    seen: rows.find((row) => row.caseKey === caseKey),
  });
  if (!('claimed' in claim)) return undefined;
  const evalCase = await loadCase(objects, manifest.digest, caseKey);
  const claimed = { run, row: claim.claimed, evalCase, files: manifest.images };
  const held = await holdCase(claimed, { objects, ledger, now });
  return visitCase(held, {
    ...dependencies,
    ...model,
    askModel: suspendingOnFatal(model.askModel, watch),
    loadImage: createImageLoader(run.identity.imageMode, manifest, dependencies),
    settings: run.settings,
    attempt: claim.claimed.attempt,
  });
};

/** A reply after which nothing asked will succeed stops the other conversations before anything is written. */
const suspendingOnFatal =
  (askModel: AskModel, watch: RunWatch): AskModel =>
  async (request) => {
    try {
      return await askModel(request);
    } catch (error) {
      if (error instanceof ModelCallError && error.scope === 'run') watch.suspend();
      throw error;
    }
  };
