import { expect, test } from 'vitest';
import { createSeatTally } from '../../../../../functions/evaluate-cases/progress/seat-tally.ts';
import type { CaseRow } from '../../../../../shared/ledger/case-row.ts';
import { claimedRow } from '../../../../../shared/ledger/claim-case.ts';
import { ModelCallError } from '../../../../../shared/model/model-call-error.ts';
import { makeClaim } from '../../../../../tools/made-up/factories.ts';
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

test('a case that is done is counted once, however often it is read again, and a failed one until it is done', () => {
  const tally = createSeatTally();
  const row = claimedRow(undefined, makeClaim());
  if (!row) throw new Error('refused');
  tally.note({ ...row, status: 'failed' });
  expect(tally.count(0)).toMatchObject({ done: 0, failed: 1 });
  const done: CaseRow = {
    ...row,
    status: 'done',
    outcomes: [{ outcome: 'answered', answer: 'A', correct: true }],
  };
  for (const read of [row, done, done, row]) tally.note(read);
  expect(tally.count(0)).toMatchObject({ done: 1, failed: 0, questions: 1, correct: 1 });
  expect(tally.failed()).toEqual([]);
});
