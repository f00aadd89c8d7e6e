import { describe, expect, onTestFinished, test } from 'vitest';
import { createGatewayRun } from '../../../../tools/stand-in-model/gateway-run.ts';
import { limitShares, startLimitedModel } from '../../../../tools/stand-in-model/limited-model.ts';
import type { LimitOptions } from '../../../../tools/stand-in-model/rate-limit.ts';

/** Provider minutes of two seconds. On a real clock, so a machine that stalls gets a second chance. */
const limits: readonly LimitOptions[] = [
  { kind: 'fixed window', calls: 50, windowMs: 2_000, retryAfter: true, headers: true },
  { kind: 'sliding window', calls: 50, windowMs: 2_000 },
];

describe('one worker at a provider that refuses above R calls a minute', () => {
  test.concurrent.each(limits)(
    '$kind, Retry-After: $retryAfter: gets on, fails no case',
    { retry: 1, timeout: 120_000 },
    async (limit) => {
      const model = await startLimitedModel({ ...limit, latencyMs: 100 });
      onTestFinished(() => model[Symbol.asyncDispose]());
      const run = await createGatewayRun({
        questions: Array.from({ length: 100 }, () => 8),
        apiBase: model.url,
        settings: { concurrency: 25 },
      });
      expect(await run.work()).toMatchObject([{ status: 'DONE', done: 100, pending: 0 }]);

      const { achieved, refused } = limitShares(model, limit, 14_000);
      expect(achieved).toBeGreaterThanOrEqual(0.85);
      expect(refused).toBeLessThan(0.1);
      const [progress] = await run.ledger.listChunkProgress('run-1', 1);
      expect(progress?.pace?.history[0]).toMatchObject({ reason: 'start', limit: 25 });
      expect(progress?.pace?.cuts).toBeGreaterThan(0);
    },
  );
});
