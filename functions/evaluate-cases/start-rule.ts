import type { WaitRule } from '../../shared/conversation/watch-call.ts';
import type { RunSettings } from '../../shared/run/run-settings.ts';
import { callSeconds, reserveSeconds } from '../../shared/run/worker-limits.ts';
import type { RunWatch } from './run-watch.ts';

/** Longer waits are left to the state machine: a sleeping worker costs as much as a busy one. */
export const longestSleepMs = 60_000;

/** Whether a call that starts `ms` from now is still wanted, worth waiting for, and able to end in time. */
export type MayStartIn = (ms: number) => boolean;

/** @param remainingMs milliseconds that the invocation has left */
export const createStartRule =
  (
    settings: Pick<RunSettings, 'timeout' | 'background'>,
    watch: Pick<RunWatch, 'ending'>,
    remainingMs: () => number,
  ): MayStartIn =>
  (ms) =>
    ms <= longestSleepMs &&
    !watch.ending &&
    remainingMs() - ms > (callSeconds(settings) + reserveSeconds) * 1_000;

/** Cancels when the run ends, and leaves the reply to the next worker when this one or its hold on the run does. */
export const createWaitRule =
  (watch: Pick<RunWatch, 'ending'>, remainingMs: () => number): WaitRule =>
  () => {
    if (watch.ending === 'taken over') return 'leave';
    if (watch.ending) return 'cancel';
    return remainingMs() > 2 * reserveSeconds * 1_000 ? 'look' : 'leave';
  };
