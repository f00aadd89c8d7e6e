import { evaluateSeat } from '../../functions/evaluate-cases/evaluate-seat.ts';
import { createExecutions } from '../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../shared/adapters/memory/memory-ledger.ts';
import { createMemoryObjectStore } from '../../shared/adapters/memory/memory-object-store.ts';
import type { AskModel } from '../../shared/model/ask-model.ts';
import type { MinuteLimits } from '../../shared/model/dialect/named-limits.ts';
import { ModelCallError } from '../../shared/model/model-call-error.ts';
import { planSeats } from '../../shared/run/plan-seats.ts';
import { reserveSeconds } from '../../shared/run/worker-limits.ts';
import { createRandom } from '../../shared/statistics/random.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import { createFakeClock } from '../../tools/doubles/fake-clock.ts';
import { someCases } from '../../tools/made-up/a-case.ts';
import { makeReply, makeRun, makeSeatInput, makeSettings } from '../../tools/made-up/factories.ts';
import { storeCases } from '../../tools/made-up/store-cases.ts';
import type { CreateServer } from './limiting-server.ts';

export interface SimulatedRun {
  readonly workers: number;
  /** Conversations of each. */
  readonly conversations: number;
  readonly fromMinute: number;
  readonly given?: MinuteLimits;
}

export interface GovernedCall {
  /** Minutes since the first run began. */
  readonly minute: number;
  /** From 0. */
  readonly run: number;
  readonly accepted: boolean;
}

export interface GovernorSimulation {
  readonly server: CreateServer;
  readonly runs: readonly SimulatedRun[];
  readonly minutes: number;
  /** Of a call, on average. */
  readonly meanMs: number;
  readonly seed?: number;
}

const minuteMs = 60_000;
const refusalMs = 30;
const questionsEach = 20;
/** More than any of the servers here lets through. */
const mostCalls = 8_000;
const timeout = 120;

/** Workers of several runs at one endpoint, in virtual time, with the real worker code; none runs out of cases. */
export const simulateGovernor = async (simulation: GovernorSimulation) => {
  const { server: createServer, runs, minutes, meanMs, seed = 1 } = simulation;
  const clock = createFakeClock();
  const random = createRandom(seed);
  const server = createServer(random);
  const ledger = createMemoryLedger();
  const objects = createMemoryObjectStore();
  const endsAt = clock.now() + minutes * minuteMs;
  const startedAt = clock.now();
  const calls: GovernedCall[] = [];
  let writes = 0;
  const counting = {
    ...ledger,
    replacePool: (...args: Parameters<typeof ledger.replacePool>) => {
      writes += 1;
      return ledger.replacePool(...args);
    },
  };
  const latencyMs = () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return meanMs * Math.exp(-0.18 + 0.6 * normal);
  };
  const modelOf =
    (run: number): AskModel =>
    async () => {
      const { accepted, retryAfterMs } = server.judge(clock.now());
      calls.push({ minute: (clock.now() - startedAt) / minuteMs, run, accepted });
      if (!accepted) {
        await clock.sleep(refusalMs);
        throw new ModelCallError('rate limit', 'Too many', { retryAfterMs });
      }
      await clock.sleep(latencyMs());
      server.ended();
      return makeReply();
    };
  const work = async ({ workers, conversations, fromMinute, given }: SimulatedRun, index: number) => {
    await clock.sleep(fromMinute * minuteMs);
    const runId = `run-${index}`;
    const run = makeRun({
      runId,
      adaptations: {},
      settings: makeSettings({ concurrency: workers * conversations, maxRetries: 50, timeout, ...given }),
    });
    await ledger.createRun(run);
    const questions = questionsEach * workers * conversations;
    const cases = someCases(
      Array.from({ length: Math.max(questions, mostCalls) / questionsEach }, () => questionsEach),
    );
    const manifest = await storeCases(objects, cases);
    const seats = planSeats(manifest.cases, {
      concurrency: workers * conversations,
      perWorker: conversations,
      workers,
    });
    const evaluate = async (seat: (typeof seats)[number]) => {
      await objects.put(runKeys.seat(runId, 1, seat.seat), JSON.stringify(seat));
      await clock.sleep(1_000 * random());
      await evaluateSeat(makeSeatInput({ runId, place: { seat: seat.seat, lane: 0, seats: seats.length } }), {
        ...clock,
        ledger: counting,
        objects,
        random,
        linkObject: async (key) => key,
        executions: createExecutions().executions,
        failedCases: { send: async () => undefined },
        wake: async () => undefined,
        log: () => undefined,
        openModel: async () => modelOf(index),
        remainingMs: () => endsAt - clock.now() + (timeout + reserveSeconds) * 1_000,
      });
    };
    await Promise.all(seats.map(evaluate));
  };
  await Promise.all(runs.map(work));
  const { identity, settings } = makeRun();
  const pool = await ledger.getPool({
    host: new URL(identity.apiBase).host,
    apiKeySecret: settings.apiKeySecret,
    model: identity.model,
  });
  return { calls, pool, writes };
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
