import type { RunSettings } from '../../shared/run/run-settings.ts';
import { reserveSeconds } from '../../shared/run/worker-limits.ts';
import type { RunWatch } from './run-watch.ts';

/** Longer waits are left to the state machine: a sleeping worker costs as much as a busy one. */
export const longestSleepMs = 60_000;

/** Whether a call that starts `ms` from now is still wanted, worth waiting for, and able to end in time. */
export type MayStartIn = (ms: number) => boolean;

/** @param remainingMs milliseconds that the invocation has left */
export const createStartRule =
  (
    { timeout }: Pick<RunSettings, 'timeout'>,
    watch: Pick<RunWatch, 'ending'>,
    remainingMs: () => number,
  ): MayStartIn =>
  (ms) =>
    ms <= longestSleepMs && !watch.ending && remainingMs() - ms > (timeout + reserveSeconds) * 1_000;
