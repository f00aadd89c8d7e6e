import type { Endpoint, PoolLedger } from '../../../shared/ledger/pool-ledger.ts';
import { logChanges, type PaceLog } from '../../../shared/pace/pace-log.ts';
import { startPool } from '../../../shared/pace/pool/pool.ts';
import { type GivenLimits, renewLease } from '../../../shared/pace/pool/renew-lease.ts';
import {
  type Demand,
  freeLease,
  reportOf,
  startWorkerPace,
  type WorkerPace,
  withLease,
} from '../../../shared/pace/worker/worker-pace.ts';
import type { Log } from '../../log.ts';

/** A worker's pace, and how it gets its share of what the endpoint allows to all workers. */
export interface Governor {
  readonly pace: WorkerPace;
  readonly log: PaceLog;
  update(pace: WorkerPace): void;
  /** Reports and renews the lease, if that is due. @returns whether the lease is another one */
  renewIfDue(demand: Demand): Promise<boolean>;
  /** Gives its share back. */
  leave(): Promise<void>;
}

export interface GovernorDependencies {
  readonly ledger: PoolLedger;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
  readonly log: Log;
}

export interface GovernedWorker {
  readonly endpoint: Endpoint;
  /** Its name among all workers of all runs. */
  readonly worker: string;
  /** The most calls at once. */
  readonly cap: number;
  readonly given: GivenLimits;
  /** What the seat's earlier workers have seen. */
  readonly seen: PaceLog;
}

/** A worker writes at most so often, and only at news; else when half of its lease is over. */
const newsMs = 2_000;
/** Another worker's write came first: tries before the next beat. */
const maxTries = 5;

export const createGovernor = (
  { endpoint, worker, cap, given, seen }: GovernedWorker,
  { ledger, now, sleep, random, log }: GovernorDependencies,
): Governor => {
  const from = new Date(now()).toISOString();
  let pace = startWorkerPace(cap);
  let paceLog = seen;
  let renewedAt = Number.NEGATIVE_INFINITY;

  const isDue = (): boolean => {
    const { lease, sample } = pace;
    const since = now() - renewedAt;
    if (!lease || since >= (lease.until - renewedAt) / 2) return true;
    const isNews = lease.isShort || (sample.refused > 0 && lease.noise === 0);
    return isNews && since >= Math.max(newsMs, (lease.until - renewedAt) / 5);
  };

  const tryToRenew = async (demand: Demand): Promise<boolean> => {
    const pool = await ledger.getPool(endpoint);
    const reported = pace;
    const at = now();
    const renewed = renewLease(pool ?? startPool(at), reportOf(worker, reported, demand), {
      now: at,
      random,
      given,
    });
    if (!(await ledger.replacePool(endpoint, pool, renewed.pool))) return false;
    pace = withLease(pace, renewed.lease, reported);
    paceLog = logChanges(paceLog, renewed.pool.history, from);
    renewedAt = at;
    return true;
  };

  /** Whatever is wrong with the pool: calls may be refused without it, but none is lost. */
  const renew = async (demand: Demand): Promise<boolean> => {
    try {
      for (let tries = 0; tries < maxTries; tries += 1) {
        if (await tryToRenew(demand)) return true;
        await sleep(20 + 80 * random());
      }
    } catch (error) {
      log('pace not shared', { reason: error instanceof Error ? error.message : String(error) });
      pace = { ...pace, lease: pace.lease ?? freeLease(now()) };
      renewedAt = now();
      return true;
    }
    return false;
  };

  return {
    get pace() {
      return pace;
    },
    get log() {
      return paceLog;
    },
    update: (next) => {
      const hasPaused = next.serverPauses > pace.serverPauses;
      if (hasPaused) paceLog = { ...paceLog, serverPauses: paceLog.serverPauses + 1 };
      pace = next;
    },
    renewIfDue: async (demand) => isDue() && (await renew(demand)),
    leave: async () => {
      if (pace.lease?.rate === undefined && pace.lease?.atOnce === undefined) return;
      await renew({ conversations: 0, inFlight: 0 });
    },
  };
};
