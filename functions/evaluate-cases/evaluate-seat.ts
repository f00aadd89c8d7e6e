import { openSeat } from './open-seat.ts';
import { outlastThrottling } from './outlast-throttling.ts';
import { runConversations } from './run-conversations.ts';
import { isTakenOver } from './run-watch.ts';
import { CasesFailedError, RunTakenOverError, TooManyLoopsError } from './seat-errors.ts';
import type { SeatInput, SeatOutput } from './seat-input.ts';
import type { SeatWork } from './seat-work.ts';
import { keepShift } from './shift/keep-shift.ts';
import { beginShift } from './shift/worker-shift.ts';
import { whilePulsing } from './while-pulsing.ts';
import type { WorkerDependencies } from './worker-dependencies.ts';

/**
 * Invocations a lane may take. A loop costs up to 18 events of a child's 25,000
 * (https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html).
 */
export const maxLoops = 1_000;

/** How often a worker checks on its run and saves its progress. */
const runPulseMs = 3_000;

/** How often it checks on its shift: how soon a slot that an earlier lane lets go is used again. */
const shiftPulseMs = 500;

/**
 * A lane's shift at its seat: runs conversations, many at once, until they end, the next lane takes over or this
 * invocation's time does.
 * @throws {RunTakenOverError} when the run belongs to another execution; if it did from the start, nothing was touched
 * @throws {TooManyLoopsError}
 * @throws {CasesFailedError} when no case of the seat is open and some have failed for good
 */
export const evaluateSeat = async (input: SeatInput, given: WorkerDependencies): Promise<SeatOutput> => {
  const dependencies = {
    ...given,
    ledger: outlastThrottling(given.ledger, given),
    objects: outlastThrottling(given.objects, given),
  };
  const { ledger, sleep } = dependencies;
  const run = await ledger.getRun(input.runId);
  if (!run || isTakenOver(run, input)) throw new RunTakenOverError(input);
  if (input.loops >= maxLoops) throw new TooManyLoopsError(input);
  const loop: SeatInput = { ...input, loops: input.loops + 1 };
  const shift = await beginShift(input, dependencies);
  if (!shift) return { ...loop, status: 'AWAIT' };
  try {
    const work = await openSeat({ input, run, shift, pools: given.ledger }, dependencies);
    const keep = () => keepShift(work, dependencies);
    await whilePulsing({ beat: keep, everyMs: shiftPulseMs, sleep }, () =>
      whilePulsing({ beat: () => beat(work), everyMs: runPulseMs, sleep }, () =>
        runConversations(work, dependencies),
      ),
    );
    return await endShift(work, loop, dependencies.now());
  } catch (error) {
    // Another lane may do better.
    await shift.handOver().catch(() => undefined);
    throw error;
  }
};

const beat = async ({ watch, shift, saveProgress }: SeatWork): Promise<void> => {
  await watch.refresh();
  // The lane that has taken over counts everything that this one still does.
  if (shift.isOnDuty) await saveProgress();
};

const endShift = async (work: SeatWork, loop: SeatInput, now: number): Promise<SeatOutput> => {
  const { queue, watch, shift, tally } = work;
  if (watch.ending === 'taken over') {
    await shift.close();
    throw new RunTakenOverError(loop);
  }
  if (!shift.isOnDuty) {
    await shift.report();
    return { ...loop, status: 'AWAIT' };
  }
  await work.saveProgress();
  const next = queue.next();
  if (next !== undefined && !watch.ending) {
    await shift.prolong(next);
    return { ...loop, status: 'PAUSE', waitSeconds: Math.max(1, Math.ceil((next - now) / 1_000)) };
  }
  await shift.close();
  const failed = tally.failed();
  const { done } = tally.count(now);
  const { place } = loop;
  if (failed.length > 0) throw new CasesFailedError(failed, { place, done });
  return { status: 'DONE', place, done, pending: queue.size };
};
