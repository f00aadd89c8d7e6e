import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../../shared/ledger/ledger.ts';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';
import { failedCallsSince } from '../../../shared/outputs/failed-calls.ts';
import { createEvaluation } from '../../support/runs/evaluation.ts';

/** Every question fails twice, and the last of one case for good. */
const failing = () =>
  createEvaluation({
    questions: Array.from({ length: 12 }, () => 2),
    settings: { maxRetries: 3, rounds: 1 },
    script: ({ caseKey, question, time }) => {
      const isBroken = caseKey === '90000003' && question === 1;
      return isBroken || time <= 2 ? new ModelCallError('timeout', 'too slow') : undefined;
    },
  });

const countFailed = async (ledger: Ledger) => {
  let failed = 0;
  for await (const { calls } of ledger.listCases('run-1')) failed += calls.failed;
  return failed;
};

describe('the failed calls of a run', () => {
  test('are complete, in the order in which they were sent', async () => {
    const { child, clock, ledger, objects } = await failing();
    const startedAt = clock.now();
    await child().catch(() => undefined);
    const failed = await failedCallsSince('run-1', startedAt, { ledger, objects });
    expect(failed).toHaveLength(12 * 2 * 2 + 1);
    expect(failed).toHaveLength(await countFailed(ledger));
    expect(failed.map(({ at }) => at)).toEqual(failed.map(({ at }) => at).sort());
    expect(failed.filter(({ caseId, question }) => caseId === '90000003' && question === 2)).toMatchObject(
      [1, 2, 3].map((tryNumber) => ({
        round: 1,
        try: tryNumber,
        failure: 'timeout',
        message: 'too slow',
      })),
    );
    expect(await failedCallsSince('run-1', clock.now() + 1, { ledger, objects })).toEqual([]);
  });

  test('are complete even when no case has ended', async () => {
    const { killed, ledger, objects } = await failing();
    await killed(({ name, time }) =>
      name === 'ledger.saveProgress' && time === 45 ? 'die after' : undefined,
    );
    const failed = await failedCallsSince('run-1', 0, { ledger, objects });
    expect(failed.length).toBeGreaterThan(20);
    expect(failed).toHaveLength(await countFailed(ledger));
  });
});
