import { type DatasetManifest, loadManifest } from '../../shared/dataset/stored-datasets.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { planFanOut } from '../../shared/run/plan-chunks.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { openModelAccess } from './admission/open-model-access.ts';
import { createCaseVisitor } from './case/case-visitor.ts';
import type { ChunkWork } from './chunk-work.ts';
import type { WorkerDependencies } from './worker-dependencies.ts';

/**
 * Works through the queue with as many conversations at once as the run allows one worker, until no case can
 * proceed, the deadline nears or the run is ending. Open cases stay in the queue.
 */
export const runConversations = async (work: ChunkWork, dependencies: WorkerDependencies): Promise<void> => {
  const { queue, run, watch } = work;
  if (queue.size === 0 || watch.ending) return;
  const manifest = await loadRunManifest(run, dependencies.objects);
  const model = await openModelAccess(work, dependencies);
  const visit = createCaseVisitor({ ...work, manifest, model }, dependencies);
  const questions = new Map(manifest.cases.map((entry) => [entry.caseKey, entry.questions]));
  const lengthOf = (caseKey: string) => questions.get(caseKey) ?? 0;

  const { perWorker } = planFanOut(queue.size, run.settings.concurrency);
  const conversations = Array.from({ length: Math.min(perWorker, queue.size) }, () =>
    converse(work, { visit, lengthOf }, dependencies),
  );
  // An error waits until all conversations have ended: their replies are paid for.
  const ends = await Promise.allSettled(conversations);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
};

const loadRunManifest = async ({ runId, identity }: Run, objects: ObjectStore): Promise<DatasetManifest> => {
  const manifest = await loadManifest(objects, identity.datasetDigest);
  if (!manifest) throw new Error(`Dataset ${identity.datasetDigest} of run ${runId} no longer exists.`);
  return manifest;
};

interface Conversation {
  readonly visit: (caseKey: string) => Promise<void>;
  /** Questions of a case. */
  readonly lengthOf: (caseKey: string) => number;
}

/** One conversation after the other, with waits in between while other cases may still become ready. */
const converse = async (
  { queue, mayStartIn }: ChunkWork,
  { visit, lengthOf }: Conversation,
  { now, sleep }: WorkerDependencies,
): Promise<void> => {
  for (;;) {
    const waitMs = Math.max(0, (queue.next() ?? Number.POSITIVE_INFINITY) - now());
    if (!mayStartIn(waitMs)) return;
    const caseKey = queue.take(now(), lengthOf);
    if (caseKey === undefined) await sleep(Math.max(10, waitMs));
    else await visit(caseKey);
  }
};
