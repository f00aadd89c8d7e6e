import { leaseUntil } from '../../../shared/ledger/lease.ts';
import type { RunSettings } from '../../../shared/run/run-settings.ts';
import { longestSleepMs } from '../start-rule.ts';

/** The lease (epoch ms) of a case written at `now`: before its next write, a worker sleeps once and makes one call. */
export const caseLease = (now: number, { timeout }: Pick<RunSettings, 'timeout'>): number =>
  leaseUntil(now, longestSleepMs + timeout * 1_000);
