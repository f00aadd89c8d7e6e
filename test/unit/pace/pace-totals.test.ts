import { describe, expect, it } from 'vitest';
import { afterCall } from '../../../shared/pace/after-call.ts';
import { afterSend } from '../../../shared/pace/next-call.ts';
import { startPace } from '../../../shared/pace/pace.ts';
import { logPace, type PaceLog, paceLogSchema, startPaceLog } from '../../../shared/pace/pace-log.ts';
import { paceTotals } from '../../../shared/pace/pace-totals.ts';
import { formatPace } from '../../../shared/print/format-pace.ts';
import { makeSeatProgress } from '../../../tools/made-up/factories.ts';

const at = Date.UTC(2026, 0, 1);

/** A worker that is refused every ten seconds and continues with the next call. */
const refusedTimes = (times: number): PaceLog => {
  let log = startPaceLog(startPace(25), at);
  for (let episode = 0; episode < times; episode += 1) {
    const sentAt = at + 10_000 * episode;
    const call = { sentAt, endedAt: sentAt + 100 };
    const probe = { sentAt: sentAt + 5_000, endedAt: sentAt + 6_000 };
    log = logPace(log, afterSend(log.pace, sentAt), sentAt);
    log = logPace(log, afterCall(log.pace, { kind: 'refused', ...call }), call.endedAt);
    log = logPace(log, afterSend(log.pace, probe.sentAt), probe.sentAt);
    log = logPace(log, afterCall(log.pace, { kind: 'passed', replied: true, ...probe }), probe.endedAt);
  }
  return log;
};

describe('the log of a pace', () => {
  it('keeps the start and the latest changes, however many there were', () => {
    const log = refusedTimes(100);
    expect(log.cuts).toBe(100);
    expect(log.history).toHaveLength(30);
    expect(log.history[0]).toEqual({ at: '2026-01-01T00:00:00.000Z', limit: 25, reason: 'start' });
    expect(log.history.at(-1)).toMatchObject({ at: '2026-01-01T00:16:36.000Z', reason: 'rate limit' });
    expect(paceLogSchema.parse(JSON.parse(JSON.stringify(log)))).toEqual(log);
  });
});

describe('the pace in a summary', () => {
  it('is left out where nothing slowed the run down', () => {
    expect(
      paceTotals([makeSeatProgress(), makeSeatProgress({ seat: 2, pace: refusedTimes(0) })]),
    ).toBeUndefined();
    expect(formatPace(undefined)).toEqual([]);
  });

  it('adds up the workers, gives the lowest rate and orders the changes by time', () => {
    const totals = paceTotals([
      makeSeatProgress({ seat: 2, pace: refusedTimes(3) }),
      makeSeatProgress({ seat: 1, pace: refusedTimes(1) }),
    ]);
    expect(totals).toMatchObject({ cuts: 4, server_pauses: 0 });
    expect(totals?.history.map(({ chunk, reason }) => `${chunk} ${reason}`)).toEqual([
      '1 start',
      '2 start',
      '1 rate limit',
      '2 rate limit',
      '2 rate limit',
      '2 rate limit',
    ]);
    expect(formatPace(totals)).toEqual([
      `  Rate limits slowed workers down 4 times (lowest: 1 call at once, ${totals?.slowest_per_minute} calls a minute)`,
    ]);
  });
});
