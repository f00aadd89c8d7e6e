import type { Admit, Later, Leave } from '../../../shared/conversation/ask-question.ts';
import { afterCall } from '../../../shared/pace/after-call.ts';
import { callEnd } from '../../../shared/pace/call-end.ts';
import { afterSend, msToNextCall } from '../../../shared/pace/next-call.ts';
import type { WorkerPace } from './worker-pace.ts';

export interface CallGateDependencies {
  readonly pace: WorkerPace;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Whether a call that starts `ms` from now is still wanted. */
  readonly mayStartIn: (ms: number) => boolean;
  /** Longer waits are left to the state machine. */
  readonly longestWaitMs: number;
}

/** How often calls that wait look whether the run has ended. */
const lookMs = 1_000;

/**
 * Lets a worker's calls out one by one, first come, first served, as its pace allows, and keeps the pace by how
 * they end. When the next call would be too late or too far off, all that wait are sent away.
 */
export const createCallGate = (dependencies: CallGateDependencies): Admit => {
  const { pace, now, sleep, mayStartIn, longestWaitMs } = dependencies;
  const waiting: ((admission: Leave | Later) => void)[] = [];
  let inFlight = 0;
  let wakesAt = Number.POSITIVE_INFINITY;

  const letOut = (): Leave => {
    const sentAt = now();
    inFlight += 1;
    pace.update(afterSend(pace.current, sentAt));
    return (result) => {
      inFlight -= 1;
      const outcome = typeof result === 'object' && 'reply' in result ? result.reply : result;
      const end = callEnd(outcome === 'unsent' ? undefined : outcome, { sentAt, endedAt: now() });
      pace.update(afterCall(pace.current, end));
      admitNext();
    };
  };

  const admitNext = (): void => {
    for (let next = waiting[0]; next; next = waiting[0]) {
      const waitMs = msToNextCall(pace.current, inFlight, now());
      const knownMs = Number.isFinite(waitMs) ? waitMs : 0;
      const isTooFar = knownMs > longestWaitMs || !mayStartIn(knownMs);
      if (!isTooFar && waitMs > 0) {
        wakeIn(Math.max(1, Math.min(waitMs, lookMs)));
        return;
      }
      waiting.shift();
      next(isTooFar ? { retryAtMs: now() + knownMs } : letOut());
    }
  };

  const wakeIn = (ms: number): void => {
    const at = now() + ms;
    if (at >= wakesAt) return;
    wakesAt = at;
    void sleep(ms).then(() => {
      if (wakesAt === at) wakesAt = Number.POSITIVE_INFINITY;
      admitNext();
    });
  };

  return () =>
    new Promise((admit) => {
      waiting.push(admit);
      admitNext();
    });
};
