import type { Endpoint, PoolLedger } from '../../../shared/ledger/pool-ledger.ts';
import type { MinuteLimits } from '../../../shared/model/dialect/named-limits.ts';
import { logChanges, type PaceLog } from '../../../shared/pace/pace-log.ts';
import type { Ask, Lease } from '../../../shared/pace/pool/ask.ts';
import { type Leased, lease } from '../../../shared/pace/pool/lease.ts';
import { currentPool, type Pool } from '../../../shared/pace/pool/pool.ts';
import {
  askOf,
  type Demand,
  startWorkerPace,
  type WorkerPace,
  withLease,
  withNews,
} from '../../../shared/pace/worker/worker-pace.ts';
import type { Log } from '../../log.ts';

/** A worker's pace, and how it gets its share of what the endpoint allows to all workers. */
export interface Governor {
  readonly pace: WorkerPace;
  readonly log: PaceLog;
  update(pace: WorkerPace): void;
  /** Counts a call that was refused, or how long one waited for its turn. */
  note(counted: { readonly refused?: number; readonly waitedMs?: number }): void;
  /** Asks the pool, if that is due. @param demand at the moment of asking */
  askIfDue(demand: () => Demand): Promise<void>;
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
  readonly given: MinuteLimits;
  /** What the seat's earlier workers have seen. */
  readonly seen: PaceLog;
}

/** At most half a write a second, unless there is news. */
const leastBetweenWritesMs = 2_000;
/** Another worker's write came first: tries before the next pulse. */
const maxTries = 5;
/** After the table has failed, the worker keeps to a pool of its own for so long. */
const aloneMs = 20_000;

export const createGovernor = (
  { endpoint, worker, cap, given, seen }: GovernedWorker,
  { ledger, now, sleep, random, log }: GovernorDependencies,
): Governor => {
  const from = new Date(now()).toISOString();
  let pace = startWorkerPace(cap);
  let paceLog = seen;
  let askAt = Number.NEGATIVE_INFINITY;
  let writtenAt = Number.NEGATIVE_INFINITY;
  let aloneUntil = Number.NEGATIVE_INFINITY;
  let own: Pool | undefined;
  let asking: Promise<void> | undefined;

  const take = (asked: WorkerPace, leased: Leased): void => {
    pace = withLease(pace, leased.lease, asked);
    paceLog = logChanges(paceLog, leased.pool.history, from);
    own = leased.pool;
    writtenAt = now();
    askAt = writtenAt + leased.lease.askInMs * (0.9 + 0.2 * random());
  };

  const askPool = async (demand: () => Demand): Promise<boolean> => {
    const stored = await ledger.getPool(endpoint);
    const asked = pace;
    const at = now();
    const ask = askOf({ worker, given }, asked, { ...demand(), now: at });
    const leased = lease(currentPool(stored, at), ask, at);
    if (!isWorthWriting({ ask, pace, at, writtenAt }, leased)) {
      pace = withNews(pace, leased.pool.pause !== undefined);
      askAt = at + leased.lease.askInMs;
      return true;
    }
    if (!(await ledger.replacePool(endpoint, stored, leased.pool))) return false;
    take(asked, leased);
    return true;
  };

  /** Without the shared pool, the worker learns by itself what it may do: some calls may be refused, none is lost. */
  const askAlone = (demand: () => Demand): void => {
    const at = now();
    const ask = askOf({ worker, given }, pace, { ...demand(), now: at });
    const alone = { ...currentPool(own, at), members: {} };
    take(pace, lease(alone, ask, at));
  };

  const ask = async (demand: () => Demand): Promise<void> => {
    if (now() < aloneUntil) return askAlone(demand);
    try {
      for (let tries = 0; tries < maxTries; tries += 1) {
        if (await askPool(demand)) return;
        await sleep(20 + 80 * random());
      }
    } catch (error) {
      log('pace not shared', { reason: error instanceof Error ? error.message : String(error) });
      aloneUntil = now() + aloneMs;
      askAlone(demand);
    }
  };

  const isDue = (): boolean => now() >= askAt || (pace.isStopped && now() >= writtenAt + 500);

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
    note: ({ refused = 0, waitedMs = 0 }) => {
      const isLimited = pace.lease?.isLimited === true;
      paceLog = {
        ...paceLog,
        refused: paceLog.refused + refused,
        waitedMs: paceLog.waitedMs + (isLimited ? Math.round(waitedMs) : 0),
      };
    },
    askIfDue: (demand) => {
      if (!isDue()) return Promise.resolve();
      asking ??= ask(demand).finally(() => {
        asking = undefined;
      });
      return asking;
    },
    leave: async () => {
      if (now() >= aloneUntil) await ask(() => ({ want: 0, inFlight: 0 }));
    },
  };
};

interface Asked {
  readonly ask: Ask;
  readonly pace: WorkerPace;
  readonly at: number;
  readonly writtenAt: number;
}

/** Most asks change nothing: they are reads. */
const isWorthWriting = ({ ask, pace, at, writtenAt }: Asked, { lease: next }: Leased): boolean => {
  const { lease: held } = pace;
  if (!held || isNews(ask, held, next)) return true;
  if (at >= writtenAt + (held.until - writtenAt) / 2) return true;
  return at >= writtenAt + leastBetweenWritesMs && (next.slots !== held.slots || next.batch !== undefined);
};

const isNews = (ask: Ask, held: Lease, next: Lease): boolean =>
  ask.want === 0 ||
  ask.probe !== undefined ||
  next.isProbe ||
  next.countsFrom !== held.countsFrom ||
  (ask.calls.refused > 0 && held.noise === 0) ||
  ask.askedUntil > 0 ||
  (next.spacingMs > 0 && next.slots > held.slots);
