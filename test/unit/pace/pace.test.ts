import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestSleepMs } from '../../../functions/evaluate-cases/start-rule.ts';
import type { CallEnd } from '../../../shared/pace/call-end.ts';
import type { Ask, Lease } from '../../../shared/pace/pool/ask.ts';
import { lease } from '../../../shared/pace/pool/lease.ts';
import { currentPool, type Pool, poolSchema, startPool } from '../../../shared/pace/pool/pool.ts';
import { afterCall } from '../../../shared/pace/worker/after-call.ts';
import { afterSend, msToNextCall } from '../../../shared/pace/worker/next-call.ts';
import { startWorkerPace, type WorkerPace } from '../../../shared/pace/worker/worker-pace.ts';
import { createRateLimit } from '../../../tools/stand-in-model/rate-limit.ts';
import { limitedAnswer, simulatePace, simulationStart } from '../../support/model/simulate-pace.ts';

const at = simulationStart;

const freely: Lease = {
  slots: 25,
  isLimited: false,
  isRated: false,
  batch: undefined,
  isProbe: false,
  spacingMs: 0,
  isShort: false,
  isTrial: false,
  noise: 0,
  countsFrom: 0,
  cuts: 0,
  until: at + 10_000,
  askInMs: 1_000,
};
const free: WorkerPace = { ...startWorkerPace(25), lease: freely };

const failed = (sentAt: number, endedAt: number, retryAfterMs?: number): CallEnd => ({
  kind: 'server error',
  sentAt,
  endedAt,
  retryAfterMs,
});
const passed = (sentAt: number, endedAt: number, more: object = {}): CallEnd => ({
  kind: 'passed',
  replied: true,
  sentAt,
  endedAt,
  ...more,
});

const makeAsk = (overrides: Partial<Ask> = {}): Ask => ({
  worker: 'a',
  want: 25,
  inFlight: 0,
  cap: 25,
  given: {},
  left: { calls: 0, nextAt: 0, lastAt: 0 },
  calls: { sent: 0, refused: 0 },
  sample: { sent: 0, refused: 0 },
  countsFrom: 0,
  probe: undefined,
  askedUntil: 0,
  told: {},
  tokens: { sum: 0, calls: 0 },
  ...overrides,
});

/** A pool that knows a limit of so many calls at once. */
const atOnce = (level: number): Pool => {
  const pool = startPool(at);
  return { ...pool, kind: 'at once', window: { ...pool.window, level, good: level } };
};

/** Calls that go out where workers give up a place in the line for which a call would wait for too long. */
const sentInAnHour = ({ workers, rpm }: { readonly workers: number; readonly rpm: number }): number => {
  const all = Array.from({ length: workers }, (_, index) => ({ worker: `w${index}`, isCall: false, at }));
  let pool = startPool(at);
  let sent = 0;
  for (let now = at; now < at + 3_600_000; now += 1_000) {
    for (const each of all.filter((one) => one.at <= now)) {
      if (each.isCall) sent += 1;
      const leased = lease(pool, makeAsk({ worker: each.worker, given: { rpm } }), now);
      const { batch, askInMs } = leased.lease;
      pool = leased.pool;
      each.at = batch?.from ?? now + askInMs;
      each.isCall = batch !== undefined && batch.from <= now + longestSleepMs;
    }
  }
  return sent;
};

describe('the pace of one worker', () => {
  it('is at the cap within two seconds, and stays there as long as nothing is refused', () => {
    const { calls, maxAtOnce } = simulatePace(() => ({ kind: 'passed', ms: 1_000 }), {
      cap: 100,
      untilMs: 60_000,
    });
    expect(maxAtOnce).toBe(100);
    expect(calls.length).toBeGreaterThanOrEqual(100 * 57);
  });

  it('stops at the first refusal until the pool has been asked', () => {
    const sent = afterSend(free, at);
    const stopped = afterCall(sent, { kind: 'refused', sentAt: at, endedAt: at + 10 });
    expect(msToNextCall(free, 1, at + 10)).toBe(0);
    expect(msToNextCall(stopped, 0, at + 10)).toBe(Number.POSITIVE_INFINITY);
  });

  it('does not stop at single refusals where the endpoint refuses at random', () => {
    const noisy: WorkerPace = { ...free, lease: { ...freely, noise: 0.1 } };
    const refuse = (pace: WorkerPace) => afterCall(pace, { kind: 'refused', sentAt: at, endedAt: at + 10 });
    expect(refuse(refuse(refuse(noisy))).isStopped).toBe(false);
    expect(refuse(refuse(refuse(refuse(noisy)))).isStopped).toBe(true);
  });

  it('pauses on a burst of server errors, longer each time', () => {
    const burst = (pace: WorkerPace, now: number) =>
      Array.from({ length: 5 }).reduce<WorkerPace>((failing) => afterCall(failing, failed(now, now)), pace);
    const once = burst(free, at + 100);
    expect(msToNextCall(once, 0, at + 100)).toBe(1_000);
    const twice = burst(once, at + 1_200);
    expect(msToNextCall(twice, 0, at + 1_200)).toBe(2_000);
    const calm = afterCall(twice, passed(at + 3_300, at + 3_400));
    expect(msToNextCall(burst(calm, at + 3_500), 0, at + 3_500)).toBe(1_000);
  });

  it('ignores a few server errors, and obeys one that says when to come back', () => {
    const four = Array.from({ length: 4 }).reduce<WorkerPace>(
      (failing) => afterCall(failing, failed(at, at + 10)),
      free,
    );
    expect(msToNextCall(four, 0, at + 10)).toBe(0);
    expect(msToNextCall(afterCall(free, failed(at, at + 10, 3_000)), 0, at + 10)).toBe(3_000);
  });

  it('avoids refusals where responses say that the limit is used up', () => {
    let refused = 0;
    const judge = createRateLimit({ kind: 'fixed window', calls: 30, windowMs: 60_000, headers: true });
    simulatePace(
      (now) => {
        const verdict = judge(now);
        if (!verdict.accepted) refused += 1;
        return limitedAnswer(verdict, 100);
      },
      { cap: 4, untilMs: 50_000 },
    );
    expect(refused).toBeLessThanOrEqual(3);
  });

  it('returns to the cap when the trouble is over', () => {
    const judge = createRateLimit({ kind: 'token bucket', calls: 30, windowMs: 60_000, retryAfter: true });
    const inTrouble = (now: number) => now - at < 120_000;
    const { calls } = simulatePace(
      (now) => limitedAnswer(inTrouble(now) ? judge(now) : { accepted: true }, 1_000),
      { cap: 10, untilMs: 1_800_000 },
    );
    const callsIn = (from: number, to: number) =>
      calls.filter(({ sentAt }) => sentAt >= at + from && sentAt < at + to).length;
    expect(callsIn(60_000, 120_000)).toBeLessThan(60);
    expect(callsIn(1_740_000, 1_800_000)).toBeGreaterThan(0.95 * 600);
  });

  it('never calls more at once than the cap, always calls again, and survives storage, whatever the responses', () => {
    const answer = fc.oneof(
      fc.record({
        kind: fc.constant('passed' as const),
        ms: fc.integer({ min: 200, max: 20_000 }),
        usedUpForMs: fc.option(fc.nat(1e8), { nil: undefined }),
      }),
      fc.record({
        kind: fc.constantFrom('refused' as const, 'server error' as const),
        ms: fc.integer({ min: 200, max: 5_000 }),
        retryAfterMs: fc.option(fc.nat(1e8), { nil: undefined }),
      }),
    );
    fc.assert(
      fc.property(
        fc.array(answer, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 25 }),
        (answers, cap) => {
          let asked = 0;
          const simulation = simulatePace(
            () => {
              asked += 1;
              return answers[asked % answers.length] ?? { kind: 'passed', ms: 1 };
            },
            { cap, untilMs: 300_000 },
          );
          expect(simulation.maxAtOnce).toBeLessThanOrEqual(cap);
          const last = Math.max(...simulation.calls.map(({ sentAt }) => sentAt));
          expect(last).toBeGreaterThan(at + 120_000);
          const pool = simulation.pools.at(-1);
          expect(poolSchema.parse(JSON.parse(JSON.stringify(pool)))).toEqual(
            JSON.parse(JSON.stringify(pool)),
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a pool', () => {
  it('never lets more calls out at once than its limit, whoever asks in whatever order', () => {
    const step = fc.record({
      worker: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      want: fc.nat(30),
      ms: fc.nat(3_000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (steps, limit) => {
        let pool = atOnce(limit);
        let now = at;
        for (const { worker, want, ms } of steps) {
          now += ms;
          pool = lease(
            { ...pool, window: { ...pool.window, since: now } },
            makeAsk({ worker, want, cap: 30 }),
            now,
          ).pool;
          const slots = Object.values(pool.members).reduce((sum, member) => sum + member.slots, 0);
          expect(slots).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  it('gives whole calls of a small rate in turn, evenly spaced over all workers', () => {
    let pool = startPool(at);
    const dues: number[] = [];
    for (let worker = 0; worker < 40; worker += 1) {
      const leased = lease(pool, makeAsk({ worker: `w${worker}`, given: { rpm: 60 } }), at);
      pool = leased.pool;
      const { batch } = leased.lease;
      for (let call = 0; call < (batch?.calls ?? 0); call += 1) {
        dues.push((batch?.from ?? 0) + call * (batch?.everyMs ?? 0));
      }
    }
    expect(dues.length).toBeGreaterThanOrEqual(40);
    const gaps = dues.slice(1).map((due, index) => due - (dues[index] ?? 0));
    for (const gap of gaps) expect(gap).toBeCloseTo(60_000 / (0.98 * 60), 3);
  });

  it('keeps its pace where it allows less than a call a minute to each worker, though no call waits for longer', () => {
    expect(sentInAnHour({ workers: 10, rpm: 2 })).toBeGreaterThan(0.95 * 2 * 60);
  });

  it('keeps to tokens a minute by what calls took, and makes up for calls that took more than was thought', () => {
    const given = { tpm: 120_000 };
    const first = lease(startPool(at), makeAsk({ given }), at);
    // 2,000 tokens are guessed: 60 calls a minute, less the room that is left.
    expect(first.lease.batch?.everyMs).toBeCloseTo(1_000 / 0.98, 3);
    const seen = { given, tokens: { sum: 40_000, calls: 10 } };
    const second = lease(first.pool, makeAsk(seen), at + 5_000);
    expect(second.lease.batch?.everyMs).toBeCloseTo(2_000 / 0.98, 3);
    // 20,000 tokens more than was thought are ten seconds' worth.
    const debtMs = (second.lease.batch?.from ?? 0) - first.pool.nextAt;
    expect(debtMs).toBeCloseTo(10_000, 3);
  });

  it('goes by a limit that responses name from then on, and lets no one ramp up past it', () => {
    const told = lease(startPool(at), makeAsk({ told: { rpm: 600 }, calls: { sent: 1, refused: 0 } }), at);
    expect(told.lease.isRated).toBe(true);
    expect(told.lease.batch?.everyMs).toBeCloseTo(100 / 0.98, 3);
  });

  it('forgets within two minutes a limit that only workers that died had named, however slow', () => {
    let pool = startPool(at);
    for (let worker = 0; worker < 100; worker += 1) {
      pool = lease(pool, makeAsk({ worker: `dead${worker}`, given: { rpm: 1 } }), at).pool;
    }
    const { lease: given } = lease(pool, makeAsk({ worker: 'b', given: { rpm: 600 } }), at + 120_000);
    expect(given.batch?.from).toBe(at + 120_000);
    expect(given.batch?.everyMs).toBeCloseTo(100 / 0.98, 3);
  });

  it('is begun anew after a clock was set back, and keeps its version, by which it is replaced', () => {
    const ahead = lease(startPool(at), makeAsk({ given: { rpm: 1 } }), at + 3_600_000).pool;
    const pool = currentPool(ahead, at);
    expect(pool).toEqual({ ...startPool(at), version: ahead.version });
    expect(lease(pool, makeAsk({ given: { rpm: 600 } }), at).lease.batch?.from).toBe(at);
    expect(currentPool(ahead, at + 3_599_000)).toBe(ahead);
  });

  it('shares by demand, and gives back what a worker had that is no longer heard of', () => {
    const first = lease(atOnce(20), makeAsk({ worker: 'a', want: 30, cap: 30 }), at);
    expect(first.lease.slots).toBe(20);
    const second = lease(first.pool, makeAsk({ worker: 'b', want: 10, cap: 30 }), at + 1_000);
    // All of it is out; who had it gives it back as its calls end.
    expect(second.lease.slots).toBe(0);
    const third = lease(second.pool, makeAsk({ worker: 'a', want: 30, cap: 30 }), at + 2_000);
    expect(third.lease.slots).toBe(15);
    const gone = lease(third.pool, makeAsk({ worker: 'b', want: 30, cap: 30 }), at + 13_000);
    expect(gone.lease.slots).toBe(20);
  });
});
