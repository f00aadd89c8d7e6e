import { createCallGate } from '../../functions/evaluate-cases/admission/call-gate.ts';
import { createGovernor } from '../../functions/evaluate-cases/admission/governor.ts';
import type { TryResult } from '../../shared/conversation/admission.ts';
import type { PoolLedger } from '../../shared/ledger/pool-ledger.ts';
import { ModelCallError } from '../../shared/model/model-call-error.ts';
import { startPaceLog } from '../../shared/pace/pace-log.ts';
import type { Pool } from '../../shared/pace/pool/pool.ts';
import type { GivenLimits } from '../../shared/pace/pool/renew-lease.ts';
import { createFakeClock } from '../../tools/doubles/fake-clock.ts';
import { makeReply } from '../../tools/made-up/factories.ts';
import {
  createRateLimit,
  type LimitOptions,
  type LimitVerdict,
} from '../../tools/stand-in-model/rate-limit.ts';
import { createRandom } from './calls.ts';

/** A server in virtual time: judges a call that arrives, and hears when one that it has taken ends. */
export interface SimulatedServer {
  judge(now: number): LimitVerdict;
  ended(): void;
}

type CreateServer = (random: () => number) => SimulatedServer;

export const rateServer =
  (limit: LimitOptions): CreateServer =>
  () => ({ judge: createRateLimit(limit), ended: () => undefined });

/** Takes so many calls at once, and says nothing about it. */
export const atOnceServer =
  (most: number): CreateServer =>
  () => {
    let atOnce = 0;
    return {
      judge: () => {
        const accepted = atOnce < most;
        if (accepted) atOnce += 1;
        return { accepted };
      },
      ended: () => {
        atOnce -= 1;
      },
    };
  };

/** Refuses this share of all calls, whatever their pace. */
export const randomServer =
  (refusing: number): CreateServer =>
  (random) => ({ judge: () => ({ accepted: random() >= refusing }), ended: () => undefined });

export interface SimulatedWorkers {
  readonly workers: number;
  /** Conversations of each. */
  readonly conversations: number;
  readonly fromMinute: number;
  readonly given?: GivenLimits;
}

export interface GovernedCall {
  readonly minute: number;
  readonly run: number;
  readonly accepted: boolean;
}

export interface GovernorSimulation {
  readonly server: CreateServer;
  readonly runs: readonly SimulatedWorkers[];
  readonly minutes: number;
  /** Of a call, on average. */
  readonly meanMs: number;
  readonly seed?: number;
}

const minuteMs = 60_000;
const refusalMs = 30;

/** Workers of several runs that always have something to ask, with the real gate and governor in virtual time. */
export const simulateGovernor = async (simulation: GovernorSimulation) => {
  const { server: createServer, runs, minutes, meanMs, seed = 1 } = simulation;
  const clock = createFakeClock();
  const random = createRandom(seed);
  const server = createServer(random);
  const start = clock.now();
  const end = start + minutes * minuteMs;
  const calls: GovernedCall[] = [];
  const store: { pool?: Pool; writes: number } = { writes: 0 };
  const ledger: PoolLedger = {
    getPool: async () => store.pool,
    replacePool: async (_endpoint, seen, pool) => {
      if (store.pool?.version !== seen?.version) return false;
      store.pool = pool;
      store.writes += 1;
      return true;
    },
  };
  const latencyMs = () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return meanMs * Math.exp(-0.18 + 0.6 * normal);
  };
  const call = async (run: number): Promise<TryResult> => {
    const { accepted, retryAfterMs } = server.judge(clock.now());
    calls.push({ minute: (clock.now() - start) / minuteMs, run, accepted });
    if (!accepted) {
      await clock.sleep(refusalMs);
      return { kind: 'failed', error: new ModelCallError('rate limit', 'Too many', { retryAfterMs }) };
    }
    await clock.sleep(latencyMs());
    server.ended();
    return { kind: 'replied', reply: makeReply(), outcome: 'answered' };
  };
  const work = async (
    { conversations, fromMinute, given = {} }: SimulatedWorkers,
    run: number,
    worker: number,
  ) => {
    await clock.sleep(fromMinute * minuteMs + 1_000 * random());
    const governor = createGovernor(
      {
        endpoint: { host: 'model.example', model: 'm' },
        worker: `${run}.${worker}`,
        cap: conversations,
        given,
        seen: startPaceLog(),
      },
      { ledger, ...clock, random, log: () => undefined },
    );
    const gate = createCallGate({ governor, mayStartIn: () => clock.now() < end, ...clock });
    const pulse = async () => {
      while (clock.now() < end) {
        await gate.renew();
        await clock.sleep(500);
      }
    };
    const converse = async () => {
      while (clock.now() < end) {
        const admission = await gate.admit();
        if (admission.kind === 'later') return;
        const result = await call(run);
        admission.release(result);
        if (result.kind === 'failed') await clock.sleep(1_000 * random());
      }
    };
    await Promise.all([pulse(), ...Array.from({ length: conversations }, converse)]);
  };
  await Promise.all(
    runs.flatMap((each, run) => Array.from({ length: each.workers }, (_, worker) => work(each, run, worker))),
  );
  return { calls, pool: store.pool, writes: store.writes };
};

/** What got through a minute and the refused share, from one minute to another. */
export const countCalls = (calls: readonly GovernedCall[], from: number, to: number, run?: number) => {
  const counted = calls.filter(
    (each) => each.minute >= from && each.minute < to && (run === undefined || each.run === run),
  );
  const passed = counted.filter(({ accepted }) => accepted).length;
  return {
    perMinute: passed / (to - from),
    refusedShare: counted.length === 0 ? 0 : 1 - passed / counted.length,
  };
};
