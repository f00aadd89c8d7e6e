import { describe, expect, it, test } from 'vitest';
import { createQuestionRate } from '../../../../cli/run/question-rate.ts';
import { runProgress, sumProgress, sumWaiting } from '../../../../cli/run/run-progress.ts';
import { fitLine } from '../../../../cli/terminal/fit-line.ts';
import { shortCount } from '../../../../cli/terminal/short-count.ts';
import { shortDuration } from '../../../../cli/terminal/short-duration.ts';
import { noCases } from '../../../../shared/ledger/case-counts.ts';
import type { SeatProgress } from '../../../../shared/ledger/seat-progress.ts';
import { makeRun, makeSeatProgress } from '../../../../tools/made-up/factories.ts';

describe('the progress of a run', () => {
  const run = makeRun({ totals: { cases: 1_407, questions: 6_605 } });

  it('adds up the seats of its plan and what was done before it', () => {
    const settledBefore = {
      ...noCases,
      done: 3,
      correctCases: 1,
      questions: 9,
      callFailures: { timeout: 1 },
    };
    const seats = [
      makeSeatProgress({ done: 5, failed: 2, questions: 30, correct: 12, errors: 6, inputTokens: 900 }),
      makeSeatProgress({ questions: 10, correct: 5, callFailures: { timeout: 2, 'rate limit': 7 } }),
    ];
    expect(sumProgress({ ...run, settledBefore }, seats)).toMatchObject({
      ...{ done: 8, failed: 2, correctCases: 1, questions: 49, correct: 17, errors: 6, inputTokens: 900 },
      callFailures: { timeout: 3, 'rate limit': 7 },
    });
  });

  it('shows cases, accuracy with its Wilson interval, pace, tokens and failed calls by class', () => {
    const counts = {
      ...noCases,
      ...{ done: 640, failed: 2, correctCases: 223, questions: 3_120, errors: 20, correct: 2_170 },
      ...{ inputTokens: 12_345_678, outputTokens: 987_654, callFailures: { timeout: 4, 'rate limit': 31 } },
    };
    expect(runProgress(run, counts, { perMinute: 118, now: 0 })).toEqual({
      share: 3_120 / 6_605,
      lines: [
        '47% · 3120/6605 questions · 640/1407 cases · 2 failed',
        'case accuracy 34.7% (95 % 31.2–38.5%) · question accuracy 70.0% of answered',
        '118 questions/min · about 30 min left · tokens 12.3M in, 988k out',
        'failed calls: 31 rate limit, 4 timeout',
      ],
    });
  });

  it('shows what the run has cost, and what it will cost once five cases are settled', () => {
    const small = { ...run, totals: { cases: 100, questions: 400 } };
    const moneyOf = (counts: Partial<typeof noCases>) =>
      runProgress(small, { ...noCases, ...counts }, { perMinute: undefined, now: 0 }).lines[2];
    expect(moneyOf({ done: 4, usd: 0.05, settledUsd: 0.04, pricedQuestions: 16 })).toBe('$0.050');
    expect(moneyOf({ done: 4, failed: 1, usd: 0.06, settledUsd: 0.05, pricedQuestions: 20 })).toBe(
      '$0.060 of about $1.00',
    );
    expect(moneyOf({ done: 100, usd: 1.25, settledUsd: 1.25, pricedQuestions: 400 })).toBe('$1.25');
    expect(moneyOf({ done: 50 })).toBeUndefined();
  });

  it("says when the account's Lambda quota holds the run back", () => {
    const heldRun = { ...run, heldTo: { conversations: 200, lambdas: 10 } };
    expect(runProgress(heldRun, noCases, { perMinute: undefined, now: 0 }).lines.at(-1)).toBe(
      "200 conversations at once: the account's quota of concurrent Lambda executions (10) allows no more",
    );
  });

  it('omits what is not known yet', () => {
    expect(runProgress(run, noCases, { perMinute: undefined, now: 0 }).lines).toEqual([
      '0% · 0/6605 questions · 0/1407 cases',
      'case accuracy – · question accuracy –',
    ]);
    expect(runProgress(run, noCases, { perMinute: 0, now: 0 }).lines[2]).toBe('0.0 questions/min');
  });

  describe('while a round waits', () => {
    const small = { totals: { cases: 10, questions: 40 } };
    const counts = { ...noCases, done: 7, questions: 28 };
    const chunk = (waiting: SeatProgress['waiting']) => makeSeatProgress({ waiting });
    const waiting = (cases: number, from: number, until = from) => ({ cases, round: 2, from, until });

    it('says so, with the next round and the cases, and counts the wait as time left', () => {
      const now = 1_000_000;
      const sum = sumWaiting([chunk(waiting(1, now + 47_000)), chunk(waiting(2, now + 50_000))], now);
      expect(runProgress(small, counts, { perMinute: 12, waiting: sum, now }).lines.slice(2)).toEqual([
        '12 questions/min · about 2 min left',
        'waiting 47 s before round 2, 3 cases',
      ]);
      // 12 questions at 12 a minute; the wait makes it 1 min 47 s, which the last line left out.
      expect(runProgress(small, counts, { perMinute: 12, now }).lines[2]).toContain('about 60 s left');
    });

    it('takes the longer of both while other cases are asked', () => {
      const left = (until: number) =>
        runProgress(small, counts, { perMinute: 12, waiting: waiting(2, until), now: 0 }).lines[2];
      expect(left(20_000)).toContain('about 60 s left');
      expect(left(3_600_000)).toContain('about 1 h 0 min left');
    });

    it('says nothing of a wait that is over, and names a wait within a round', () => {
      expect(sumWaiting([chunk(waiting(3, 500)), chunk(undefined)], 500)).toBeUndefined();
      const { round: _round, ...within } = waiting(1, 90_000);
      const { lines } = runProgress(small, counts, { perMinute: undefined, waiting: within, now: 0 });
      expect(lines.at(-1)).toBe('waiting 2 min before the next try, 1 case');
    });
  });
});

describe('the rate of questions', () => {
  it('covers the last two minutes only', () => {
    const rate = createQuestionRate();
    expect(rate.note(0, 1_000)).toBeUndefined();
    expect(rate.note(5_000, 1_000)).toBeUndefined();
    expect(rate.note(30_000, 1_020)).toBe(40);
    for (let at = 60_000; at <= 300_000; at += 30_000) rate.note(at, 1_020);
    expect(rate.note(330_000, 1_030)).toBe(5);
  });

  it('is never below zero', () => {
    const rate = createQuestionRate();
    rate.note(0, 20);
    expect(rate.note(60_000, 10)).toBe(0);
  });
});

test.each([
  [950, '950'],
  [999, '999'],
  [1_000, '1.0k'],
  [99_949, '99.9k'],
  [999_499, '999k'],
  [999_500, '1.0M'],
  [12_345_678, '12.3M'],
  [2_000_000_000, '2.0G'],
])('%d is short for people: %s', (count, text) => expect(shortCount(count)).toBe(text));

test.each([
  [0, '0 s'],
  [89_000, '89 s'],
  [91_000, '2 min'],
  [3_570_000, '1 h 0 min'],
  [7_500_000, '2 h 5 min'],
])('%d ms are %s', (ms, text) => expect(shortDuration(ms)).toBe(text));

test.each([
  ['a · b · c', 9, 'a · b · c'],
  ['a · b · c', 8, 'a · b'],
  ['abcdef · b', 4, 'abc…'],
])('%s in %d columns is %s', (line, width, fitted) => expect(fitLine(line, width)).toBe(fitted));
