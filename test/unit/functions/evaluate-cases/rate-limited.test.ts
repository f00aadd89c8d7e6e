import { describe, expect, test } from 'vitest';
import { createLimitedReplies, limitShares } from '../../../../tools/stand-in-model/limited-model.ts';
import type { LimitOptions } from '../../../../tools/stand-in-model/rate-limit.ts';
import { modelOfAnswers } from '../../../support/model/model-of-answers.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';

const perMinute = { calls: 100, windowMs: 60_000 };

const limits: readonly LimitOptions[] = [
  { ...perMinute, kind: 'fixed window', retryAfter: true, headers: true },
  { ...perMinute, kind: 'fixed window' },
  { ...perMinute, kind: 'sliding window', retryAfter: true },
  { ...perMinute, kind: 'sliding window' },
  { ...perMinute, kind: 'token bucket', retryAfter: true, headers: true },
  { ...perMinute, kind: 'token bucket' },
];

describe('one worker at a provider that refuses more than R calls a minute', () => {
  test.each(limits)(
    '$kind, Retry-After: $retryAfter: uses most of R, is refused little, fails no case',
    async (limit) => {
      const evaluation = await createEvaluation({
        questions: Array.from({ length: 60 }, () => 20),
        settings: { concurrency: 25 },
      });
      const { clock, ledger } = evaluation;
      const replies = createLimitedReplies({ ...limit, latencyMs: 4_000 }, clock.now);
      const output = await evaluation.child({
        dependencies: { openModel: async () => modelOfAnswers(replies.next, clock) },
      });
      expect(output).toMatchObject({ status: 'DONE', done: 60, pending: 0 });

      const { achieved, refused } = limitShares(replies, limit, 6 * limit.windowMs);
      expect(achieved).toBeGreaterThanOrEqual(0.85);
      expect(refused).toBeLessThan(0.1);
      const [progress] = await ledger.listSeatProgress('run-1', 1);
      expect(progress?.pace?.history[0]).toMatchObject({ reason: 'refused' });
      expect(progress?.pace?.cuts).toBeGreaterThan(0);
    },
  );
});
