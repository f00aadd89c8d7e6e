import { expect, test } from 'vitest';
import { CasesIncompleteError } from '../../../functions/conclude-run/conclude-run.ts';
import type { Log } from '../../../functions/log.ts';
import { withPlainCause } from '../../../functions/plain-cause.ts';
import { causeOf } from '../../support/deployed/cause-of.ts';

test('a cause holds the name and the message, and the log where it was thrown', async () => {
  const logged: Parameters<Log>[] = [];
  const handler = withPlainCause(
    async (runId: string) => {
      throw new CasesIncompleteError(`Case 1 of ${runId} is open.`);
    },
    (...line) => logged.push(line),
  );
  expect(await causeOf(() => handler('run-1'))).toBe(
    '{"errorType":"CasesIncomplete","errorMessage":"Case 1 of run-1 is open.","trace":[""]}',
  );
  expect(logged).toEqual([['failed', { stack: expect.stringContaining('plain-cause.test.ts') }]]);
});

test('a result stays as it is', async () => {
  const handler = withPlainCause(
    async (a: number, b: number) => a + b,
    () => undefined,
  );
  expect(await handler(1, 2)).toBe(3);
});
