import { describe, expect, it } from 'vitest';
import { logChanges, type PaceChange, paceLogSchema, startPaceLog } from '../../../shared/pace/pace-log.ts';
import { paceTotals, paceTotalsSchema } from '../../../shared/pace/pace-totals.ts';
import { formatPace } from '../../../shared/print/format-pace.ts';
import { makeSeatProgress } from '../../../tools/made-up/factories.ts';

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1) + 1_000 * second).toISOString();
const cuts = (count: number): PaceChange[] =>
  Array.from({ length: count }, (_, index) => ({ at: at(index), reason: 'refused', perMinute: 500 - index }));

describe('the log of what slowed a seat down', () => {
  it('keeps the latest changes, however many there were, each once', () => {
    const log = logChanges(logChanges(startPaceLog(), cuts(60), at(0)), cuts(100), at(0));
    expect(log.cuts).toBe(100);
    expect(log.history).toEqual(cuts(100).slice(-30));
    expect(paceLogSchema.parse(JSON.parse(JSON.stringify(log)))).toEqual(log);
  });

  it('leaves out what was before the worker started', () => {
    expect(logChanges(startPaceLog(), cuts(3), at(2))).toMatchObject({ cuts: 1, history: [{ at: at(2) }] });
  });
});

describe('the pace in a summary', () => {
  it('is left out where nothing slowed the run down', () => {
    const raised = logChanges(startPaceLog(), [{ at: at(1), reason: 'raised', perMinute: 10 }], at(0));
    expect(paceTotals([makeSeatProgress(), makeSeatProgress({ seat: 2, pace: raised })])).toBeUndefined();
    expect(formatPace(undefined)).toEqual([]);
  });

  it('counts what several seats have seen once, and gives the lowest limits', () => {
    const all = { ...logChanges(startPaceLog(), cuts(3), at(0)), refused: 7, waitedMs: 61_500 };
    const late = { ...logChanges(startPaceLog(), cuts(3), at(2)), serverPauses: 2 };
    const totals = paceTotals([
      makeSeatProgress({ seat: 2, pace: all }),
      makeSeatProgress({ seat: 1, pace: late }),
    ]);
    expect(totals).toEqual({
      cuts: 3,
      server_pauses: 2,
      refused_calls: 7,
      waited_seconds: 62,
      slowest_per_minute: 498,
      history: cuts(3),
    });
    expect(formatPace(totals)).toEqual([
      '  Rate limits slowed workers down 3 times (lowest: 498 calls a minute)',
      '  Limit over time (UTC): 00:00 500 calls a minute, 00:00 499 calls a minute, 00:00 498 calls a minute',
      '  7 calls refused; calls waited 62 s in all for their turn',
      '  Server errors paused workers 2 times',
    ]);
  });

  it('of an earlier evaluator is still read', () => {
    const change = { at: at(1), limit: 25, perMinute: 30, reason: 'rate limit', chunk: 1 };
    const file = { cuts: 1, server_pauses: 0, fewest_at_once: 1, slowest_per_minute: 30, history: [change] };
    expect(paceTotalsSchema.parse(file)).toEqual(file);
    expect(paceLogSchema.parse({ pace: { cap: 25 }, history: [change], cuts: 1, serverPauses: 0 })).toEqual({
      history: [change],
      cuts: 1,
      serverPauses: 0,
      refused: 0,
      waitedMs: 0,
    });
  });
});
