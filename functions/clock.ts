import { setTimeout as sleep } from 'node:timers/promises';

/** Real time and chance; tests pass their own. */
export const clock = {
  now: () => Date.now(),
  sleep: (ms: number): Promise<void> => sleep(ms),
  random: () => Math.random(),
};
