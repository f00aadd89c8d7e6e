import { createCaseLoader } from '../../shared/dataset/case-loader.ts';
import { openModelAccess } from './admission/open-model-access.ts';
import { createCaseVisitor } from './case/case-visitor.ts';
import type { SeatWork } from './seat-work.ts';
import { createCaseTaker } from './shift/take-cases.ts';
import { whilePulsing } from './while-pulsing.ts';
import type { WorkerDependencies } from './worker-dependencies.ts';

/** How often a free slot looks whether there is something to do for it. */
const lookMs = 250;

/** How often a worker looks whether it is time to ask for its share of the endpoint. */
const leasePulseMs = 250;

/**
 * Works through the queue with as many conversations at once as the seat has slots, earlier lanes' included, until no
 * case can proceed, the shift is over or the run is ending. Open cases stay in the queue.
 */
export const runConversations = async (work: SeatWork, dependencies: WorkerDependencies): Promise<void> => {
  if (work.watch.ending) return;
  const loadCase = createCaseLoader(work.run.identity, dependencies.objects);
  const model = await openModelAccess(work, dependencies);
  const tasks = {
    look: shareWhilePending(() => dependencies.sleep(lookMs)),
    visit: createCaseVisitor({ ...work, loadCase, model }, dependencies),
    takeCases: createCaseTaker(work, dependencies),
  };
  const { sleep } = dependencies;
  try {
    await whilePulsing({ beat: model.renewLease, everyMs: leasePulseMs, sleep }, async () => {
      const conversations = Array.from({ length: work.slots }, (_, slot) =>
        converse(work, { slot, ...tasks }, dependencies),
      );
      // An error waits until all conversations have ended: their replies are paid for.
      const ends = await Promise.allSettled(conversations);
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    });
  } finally {
    await work.governor.leave();
  }
};

/** One timer for all slots that wait, which may be a hundred. */
const shareWhilePending = (wait: () => Promise<void>): (() => Promise<void>) => {
  let pending: Promise<void> | undefined;
  return () => {
    pending ??= wait().finally(() => {
      pending = undefined;
    });
    return pending;
  };
};

interface Conversation {
  /** Counted from 0. */
  readonly slot: number;
  /** Waits until it is time to look again. */
  readonly look: () => Promise<void>;
  readonly visit: (caseKey: string) => Promise<void>;
  /** Takes cases from other seats into the queue. @returns whether there were any */
  readonly takeCases: () => Promise<boolean>;
}

/** One conversation after the other, with waits in between while other cases may still become ready. */
const converse = async (
  { queue, shift, slots, mayStartIn }: SeatWork,
  { slot, look, visit, takeCases }: Conversation,
  { now, sleep }: WorkerDependencies,
): Promise<void> => {
  while (shift.isOnDuty && mayStartIn(0)) {
    const isFree = slot < slots - shift.heldElsewhere.size;
    const caseKey = isFree ? queue.take(now()) : undefined;
    if (caseKey !== undefined) {
      await visit(caseKey);
      continue;
    }
    const waitMs = (queue.next() ?? Number.POSITIVE_INFINITY) - now();
    // Cases in other lanes' hands may come back.
    if (shift.heldElsewhere.size > 0) await look();
    else if (mayStartIn(waitMs)) await sleep(Math.max(10, waitMs));
    else if (queue.size > 0 || !(await takeCases())) return;
  }
};
