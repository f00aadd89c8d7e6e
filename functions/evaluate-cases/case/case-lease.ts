import { leaseUntil } from '../../../shared/ledger/lease.ts';
import type { RunSettings } from '../../../shared/run/run-settings.ts';
import { callSeconds } from '../../../shared/run/worker-limits.ts';
import { longestSleepMs } from '../start-rule.ts';

/** The lease (epoch ms) of a case written at `now`: before its next write, a worker sleeps once and makes one call. */
export const caseLease = (now: number, settings: Pick<RunSettings, 'timeout' | 'background'>): number =>
  leaseUntil(now, longestSleepMs + callSeconds(settings) * 1_000);
