import type { Admission, Admit } from '../../../shared/conversation/admission.ts';
import { callEnd } from '../../../shared/pace/call-end.ts';
import { afterCall } from '../../../shared/pace/worker/after-call.ts';
import { afterSend, msToNextCall } from '../../../shared/pace/worker/next-call.ts';
import type { Demand } from '../../../shared/pace/worker/worker-pace.ts';
import type { MayStartIn } from '../start-rule.ts';
import type { Governor } from './governor.ts';

export interface CallGateDependencies {
  readonly governor: Governor;
  readonly mayStartIn: MayStartIn;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface CallGate {
  readonly admit: Admit;
  /** Asks for a new lease if that is due. */
  readonly renew: () => Promise<void>;
}

interface WaitingCall {
  readonly since: number;
  readonly answer: (admission: Admission) => void;
}

/** How often waiting calls check whether the run has ended. */
const lookMs = 1_000;

/**
 * Admits a worker's calls one by one, first come, first served, as its pace allows, and adjusts the pace to how they
 * end. When the next call would start too late, every waiting conversation is told to come back later.
 */
export const createCallGate = ({ governor, mayStartIn, now, sleep }: CallGateDependencies): CallGate => {
  const waiting: WaitingCall[] = [];
  let inFlight = 0;
  /** Since the last ask: between two of its calls, a conversation wants nothing. */
  let mostWanted = 0;
  let wakesAt = Number.POSITIVE_INFINITY;

  const admit = (): Admission => {
    const sentAt = now();
    inFlight += 1;
    governor.update(afterSend(governor.pace, sentAt));
    return {
      kind: 'admitted',
      release: (result) => {
        inFlight -= 1;
        const end = callEnd(result, { sentAt, endedAt: now() });
        if (end.kind === 'refused') governor.note({ refused: 1 });
        governor.update(afterCall(governor.pace, end));
        admitNext();
      },
    };
  };

  const admitNext = (): void => {
    for (let next = waiting[0]; next; next = waiting[0]) {
      const waitMs = msToNextCall(governor.pace, inFlight, now());
      const knownMs = Number.isFinite(waitMs) ? waitMs : 0;
      const isTooLate = !mayStartIn(knownMs);
      if (!isTooLate && waitMs > 0) {
        wakeIn(Math.max(1, Math.min(waitMs, lookMs)));
        return;
      }
      waiting.shift();
      governor.note({ waitedMs: now() - next.since });
      next.answer(isTooLate ? { kind: 'later', retryAtMs: now() + knownMs } : admit());
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

  const demand = (): Demand => {
    const want = Math.max(mostWanted, waiting.length + inFlight);
    mostWanted = waiting.length + inFlight;
    return { want, inFlight };
  };

  const renew = async (): Promise<void> => {
    await governor.askIfDue(demand);
    admitNext();
  };

  return {
    admit: () =>
      new Promise((resolve) => {
        waiting.push({ since: now(), answer: resolve });
        mostWanted = Math.max(mostWanted, waiting.length + inFlight);
        // The first call of a worker does not wait for the next pulse.
        if (governor.pace.lease === undefined) void renew();
        admitNext();
      }),
    renew,
  };
};
