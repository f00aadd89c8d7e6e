import type { Admission, Admit } from '../../../shared/conversation/admission.ts';
import { afterCall } from '../../../shared/pace/after-call.ts';
import { callEnd } from '../../../shared/pace/call-end.ts';
import { afterSend, msToNextCall } from '../../../shared/pace/next-call.ts';
import type { MayStartIn } from '../start-rule.ts';
import type { WorkerPace } from './worker-pace.ts';

export interface CallGateDependencies {
  readonly pace: WorkerPace;
  readonly mayStartIn: MayStartIn;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** How often waiting calls check whether the run has ended. */
const lookMs = 1_000;

/**
 * Admits a worker's calls one by one, first come, first served, as its pace allows, and adjusts the pace to how they
 * end. When the next call would start too late, every waiting conversation is told to come back later.
 */
export const createCallGate = ({ pace, mayStartIn, now, sleep }: CallGateDependencies): Admit => {
  const waiting: ((admission: Admission) => void)[] = [];
  let inFlight = 0;
  let wakesAt = Number.POSITIVE_INFINITY;

  const admit = (): Admission => {
    const sentAt = now();
    inFlight += 1;
    pace.update(afterSend(pace.current, sentAt));
    return {
      kind: 'admitted',
      release: (result) => {
        inFlight -= 1;
        pace.update(afterCall(pace.current, callEnd(result, { sentAt, endedAt: now() })));
        admitNext();
      },
    };
  };

  const admitNext = (): void => {
    for (let next = waiting[0]; next; next = waiting[0]) {
      const waitMs = msToNextCall(pace.current, inFlight, now());
      const knownMs = Number.isFinite(waitMs) ? waitMs : 0;
      const isTooLate = !mayStartIn(knownMs);
      if (!isTooLate && waitMs > 0) {
        wakeIn(Math.max(1, Math.min(waitMs, lookMs)));
        return;
      }
      waiting.shift();
      next(isTooLate ? { kind: 'later', retryAtMs: now() + knownMs } : admit());
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
    new Promise((resolve) => {
      waiting.push(resolve);
      admitNext();
    });
};
