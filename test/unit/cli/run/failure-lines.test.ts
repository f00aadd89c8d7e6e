import { describe, expect, it } from 'vitest';
import { createFailureReader, unshownFailureLines } from '../../../../cli/run/failure-lines.ts';
import type { FailedCall } from '../../../../shared/ledger/seat-progress.ts';
import { makeSeatProgress } from '../../../../tools/made-up/factories.ts';

describe('failed calls', () => {
  const call = (number: number): FailedCall => ({
    number,
    caseId: 'c',
    question: 2,
    round: 1,
    try: 1,
    failure: 'rate limit',
    message: 'slow\n down',
    at: '2026-01-01T00:00:00.000Z',
  });

  it('are shown once each, whatever was polled before', () => {
    const read = createFailureReader();
    expect(read([makeSeatProgress({ failures: [call(1), call(2)] })])).toHaveLength(2);
    expect(read([makeSeatProgress({ failures: [call(1), call(2)] })])).toEqual([]);
    expect(read([makeSeatProgress({ failures: [call(2), call(3)] })])).toEqual([
      '2026-01-01T00:00:00.000Z case c Q2 round 1 try 1: rate limit: slow down',
    ]);
  });

  it('that were never shown are shown at the end', () => {
    const shown = new Set<string>();
    createFailureReader(shown)([makeSeatProgress({ failures: [call(1)] })]);
    const later = { ...call(2), at: '2026-01-01T00:00:01.000Z' };
    expect(unshownFailureLines([call(1), later, later], shown)).toEqual([
      'Failed calls not shown so far (1):',
      '2026-01-01T00:00:01.000Z case c Q2 round 1 try 1: rate limit: slow down',
    ]);
    expect(unshownFailureLines([call(1)], shown)).toEqual([]);
  });

  it('that were overwritten before they were read are counted', () => {
    const read = createFailureReader();
    read([makeSeatProgress({ failures: [call(1)] })]);
    expect(read([makeSeatProgress({ failures: [call(9), call(10)] })])[0]).toBe(
      '... 7 more failed calls, listed at the end',
    );
  });
});
