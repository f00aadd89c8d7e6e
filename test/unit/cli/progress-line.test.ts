import { describe, expect, it } from 'vitest';
import { createFailureReader, unshownFailureLines } from '../../../cli/terminal/failure-lines.ts';
import { progressLine } from '../../../cli/terminal/progress-line.ts';
import type { ChunkProgress, FailedCall } from '../../../shared/ledger/chunk-progress.ts';
import { makeRun } from '../../support/factories.ts';

const chunk = (overrides: Partial<ChunkProgress> = {}): ChunkProgress => ({
  chunk: 1,
  cases: 10,
  done: 0,
  failed: 0,
  questions: 0,
  errors: 0,
  correct: 0,
  calls: 0,
  updatedAt: '',
  ...overrides,
});

describe('the progress line', () => {
  const run = makeRun({ totals: { cases: 1_407, questions: 6_605 } });

  it('counts questions over all chunks, with the accuracy of those that were answered', () => {
    const chunks = [
      chunk({ questions: 30, correct: 12, errors: 6, done: 5, failed: 2 }),
      chunk({ questions: 10, correct: 5 }),
    ];
    const line = progressLine(run, chunks);
    expect(line).toContain('40/6605 questions');
    expect(line).toContain('acc 50.0%');
    expect(line).toContain('6 errors');
    expect(line).toContain('5/1407 cases');
    expect(line).toContain('2 failed');
  });

  it('starts a resumed run from what was done before', () => {
    const before = { cases: 1_400, questions: 6_500, correct: 3_250, errors: 0 };
    const line = progressLine({ ...run, before }, [chunk({ questions: 100, correct: 50, done: 7 })]);
    expect(line).toContain('6600/6605 questions');
    expect(line).toContain('1407/1407 cases');
  });

  it('says that there is no accuracy yet, and fits into 80 columns to the end', () => {
    expect(progressLine(run, [])).toContain('acc –');
    const full = progressLine(run, [chunk({ questions: 6_605, correct: 6_605, errors: 99, done: 1_407 })]);
    expect(full.length).toBeLessThan(80);
  });
});

describe('failed calls', () => {
  const call = (number: number): FailedCall => ({
    number,
    caseId: 'c',
    question: 2,
    round: 1,
    try: 1,
    failure: 'rate limit',
    message: 'slow down',
    at: '2026-01-01T00:00:00.000Z',
  });

  it('are shown once each, whatever was polled before', () => {
    const read = createFailureReader();
    expect(read([chunk({ failures: [call(1), call(2)] })])).toHaveLength(2);
    expect(read([chunk({ failures: [call(1), call(2)] })])).toEqual([]);
    expect(read([chunk({ failures: [call(2), call(3)] })])).toEqual([
      '2026-01-01T00:00:00.000Z case c Q2 round 1 try 1: rate limit: slow down',
    ]);
  });

  it('that were never shown are shown at the end', () => {
    const shown = new Set<string>();
    createFailureReader(shown)([chunk({ failures: [call(1)] })]);
    const later = { ...call(2), at: '2026-01-01T00:00:01.000Z' };
    expect(unshownFailureLines([call(1), later, later], shown)).toEqual([
      'Failed calls that were not shown yet (1):',
      '2026-01-01T00:00:01.000Z case c Q2 round 1 try 1: rate limit: slow down',
    ]);
    expect(unshownFailureLines([call(1)], shown)).toEqual([]);
  });

  it('that were overwritten before anybody looked are counted', () => {
    const read = createFailureReader();
    read([chunk({ failures: [call(1)] })]);
    expect(read([chunk({ failures: [call(9), call(10)] })])[0]).toBe('... 7 failed calls follow at the end');
  });
});
