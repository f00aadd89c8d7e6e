import { expect, test } from 'vitest';
import { ModelCallError } from '../../../../../shared/model/model-call-error.ts';
import { createEvaluation } from '../../../../support/runs/evaluation.ts';

const evaluationThatWaits = () =>
  createEvaluation({
    questions: [1, 1, 2],
    settings: { maxRetries: 1, rounds: 2, roundWaitSeconds: 300 },
    script: ({ caseKey }) => (caseKey === '90000001' ? undefined : new ModelCallError('timeout', 'late')),
  });

test('the progress of a seat tells which cases wait, until when, and for which round', async () => {
  const evaluation = await evaluationThatWaits();
  expect(await evaluation.invoke()).toMatchObject({ status: 'PAUSE' });
  const [progress] = await evaluation.ledger.listSeatProgress('run-1', 1);
  expect(progress?.waiting).toMatchObject({ cases: 2, round: 2 });
  const rows = await evaluation.ledger.getCases('run-1', ['90000002', '90000003']);
  const waits = rows.map(({ retryAt = 0 }) => retryAt);
  expect(progress?.waiting).toMatchObject({ from: Math.min(...waits), until: Math.max(...waits) });
});

test('no case waits any more once the round has begun', async () => {
  const evaluation = await evaluationThatWaits();
  await evaluation.child().catch(() => undefined);
  const [progress] = await evaluation.ledger.listSeatProgress('run-1', 1);
  expect(progress).not.toHaveProperty('waiting');
});
