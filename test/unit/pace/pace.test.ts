import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterCall } from '../../../shared/pace/after-call.ts';
import type { CallEnd } from '../../../shared/pace/call-end.ts';
import { afterSend, msToNextCall } from '../../../shared/pace/next-call.ts';
import { type Pace, paceSchema, startPace } from '../../../shared/pace/pace.ts';
import { limitOf } from '../../../shared/pace/pace-rate.ts';
import { createRateLimit } from '../../../tools/stand-in-model/rate-limit.ts';
import { limitedAnswer, simulatePace, simulationStart } from '../../support/model/simulate-pace.ts';

const at = simulationStart;

const sendMany = (pace: Pace, count: number, now: number): Pace =>
  Array.from({ length: count }).reduce<Pace>((sent) => afterSend(sent, now), pace);
const refused = (sentAt: number, endedAt: number, retryAfterMs?: number): CallEnd => ({
  kind: 'refused',
  sentAt,
  endedAt,
  retryAfterMs,
});
const passed = (sentAt: number, endedAt: number): CallEnd => ({
  kind: 'passed',
  replied: true,
  sentAt,
  endedAt,
});
const failed = (sentAt: number, endedAt: number, retryAfterMs?: number): CallEnd => ({
  kind: 'server error',
  sentAt,
  endedAt,
  retryAfterMs,
});

describe('a pace', () => {
  it('starts at the cap and stays there as long as nothing is refused', () => {
    const { paces, calls, maxAtOnce } = simulatePace(() => ({ kind: 'passed', ms: 1_000 }), {
      cap: 7,
      untilMs: 60_000,
    });
    expect(maxAtOnce).toBe(7);
    expect(paces.every((pace) => limitOf(pace) === 7)).toBe(true);
    expect(calls.length).toBeGreaterThanOrEqual(7 * 59);
  });

  it('is cut once for all calls that were in flight when the first of them was refused', () => {
    const sent = sendMany(startPace(25), 25, at);
    const half = Array.from({ length: 13 }).reduce<Pace>(
      (pace) => afterCall(pace, passed(at, at + 500)),
      sent,
    );
    const rest = Array.from({ length: 12 }).reduce<Pace>(
      (pace, _, index) => afterCall(pace, refused(at, at + 600 + index)),
      half,
    );
    expect(rest.episode).toEqual({ pauses: 1 });
    const probe = afterSend(rest, at + 1_000);
    const over = afterCall(probe, passed(at + 1_000, at + 1_500));
    expect(over.episode).toBeUndefined();
    // 25 sent, 1 counted as refused before the episode settled, the probe on its way: over a second, less a tenth.
    expect((over.rate ?? 0) * 1_000).toBeCloseTo(0.9 * 25, 0);
  });

  it('leaves the endpoint alone as long as it asks, then sends one probe', () => {
    const paused = afterCall(sendMany(startPace(4), 1, at), refused(at, at + 10, 7_000));
    expect(msToNextCall(paused, 0, at + 10)).toBe(7_000);
    const probing = afterSend(paused, at + 7_010);
    expect(msToNextCall(probing, 1, at + 7_010)).toBeGreaterThan(0);
  });

  it('waits longer after every probe that is refused, up to a minute', () => {
    let pace = sendMany(startPace(4), 1, at);
    let now = at;
    const waits: number[] = [];
    for (let probes = 0; probes < 16; probes += 1) {
      pace = afterCall(pace, refused(now, now + 10));
      waits.push(msToNextCall(pace, 0, now + 10));
      now += 10 + (waits.at(-1) ?? 0);
      pace = afterSend(pace, now);
    }
    expect(waits.slice(0, 4)).toEqual([250, 375, 562.5, 843.75]);
    expect(waits.at(-1)).toBe(60_000);
  });

  it('does not hold up all calls for hours because one response asks for it, unless it asks again', () => {
    const hour = 3_600_000;
    const once = afterCall(sendMany(startPace(4), 1, at), refused(at, at + 10, hour));
    expect(msToNextCall(once, 0, at + 10)).toBe(60_000);
    const probed = afterSend(once, at + 60_010);
    const twice = afterCall(probed, refused(at + 60_010, at + 60_020, hour));
    expect(msToNextCall(twice, 0, at + 60_020)).toBe(120_000);
  });

  it('counts a probe as accepted once a refusal would have come: a slow reply holds up no other call', () => {
    const paused = afterCall(sendMany(startPace(4), 1, at), refused(at, at + 10));
    const probing = afterSend(paused, at + 260);
    const waitMs = msToNextCall(probing, 1, at + 260);
    expect(waitMs).toBeLessThan(3_000);
    expect(afterSend(probing, at + 260 + waitMs).episode).toBeUndefined();
  });

  it('pauses on a burst of server errors, longer each time, and keeps its rate', () => {
    const burst = (pace: Pace, now: number) =>
      Array.from({ length: 5 }).reduce<Pace>((failing) => afterCall(failing, failed(now, now)), pace);
    const once = burst(sendMany(startPace(10), 10, at), at + 100);
    expect(msToNextCall(once, 0, at + 100)).toBe(1_000);
    const twice = burst(once, at + 1_200);
    expect(msToNextCall(twice, 0, at + 1_200)).toBe(2_000);
    expect(limitOf(twice)).toBe(10);
    const calm = afterCall(twice, passed(at + 3_300, at + 3_400));
    expect(msToNextCall(burst(calm, at + 3_500), 0, at + 3_500)).toBe(1_000);
  });

  it('ignores a few server errors, and obeys one that says when to come back', () => {
    const four = Array.from({ length: 4 }).reduce<Pace>(
      (failing) => afterCall(failing, failed(at, at + 10)),
      startPace(10),
    );
    expect(msToNextCall(four, 0, at + 10)).toBe(0);
    expect(msToNextCall(afterCall(startPace(10), failed(at, at + 10, 3_000)), 0, at + 10)).toBe(3_000);
  });

  it('avoids refusals where responses say that the limit is used up', () => {
    const sent = sendMany(startPace(25), 3, at);
    const told = afterCall(sent, { ...passed(at, at + 100), usedUpForMs: 12_000 } as CallEnd);
    expect(msToNextCall(told, 2, at + 100)).toBe(12_000);
  });

  it('returns to the cap when the trouble is over', () => {
    const judge = createRateLimit({ kind: 'token bucket', calls: 30, windowMs: 60_000, retryAfter: true });
    const inTrouble = (now: number) => now - at < 120_000;
    const { paces } = simulatePace(
      (now) => limitedAnswer(inTrouble(now) ? judge(now) : { accepted: true }, 1_000),
      { cap: 10, untilMs: 1_800_000 },
    );
    expect(Math.min(...paces.map(limitOf))).toBeLessThan(10);
    expect(limitOf(paces.at(-1) ?? startPace(1))).toBe(10);
  });

  it('always lets another call out in the end, never more than the cap, and survives storage, whatever the responses', () => {
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
          const last = simulation.paces.at(-1) ?? startPace(cap);
          expect(limitOf(last)).toBeGreaterThanOrEqual(1);
          expect(msToNextCall(last, 0, last.lastDueAt)).toBeLessThan(24 * 3_600_000);
          expect(paceSchema.parse(JSON.parse(JSON.stringify(last)))).toEqual(
            JSON.parse(JSON.stringify(last)),
          );
        },
      ),
    );
  });
});
