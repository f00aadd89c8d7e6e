import { describe, expect, test } from 'vitest';
import { type FailureClass, ModelCallError } from '../../../../shared/model/model-call-error.ts';
import { makeReply } from '../../../../tools/made-up/factories.ts';
import type { Script } from '../../../support/model/recorded-model.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';

const error = (failure: FailureClass, details: ConstructorParameters<typeof ModelCallError>[2] = {}) =>
  new ModelCallError(failure, `made up: ${failure}`, details);

/** Fails the second question of the first case, however often it is asked. */
const failing =
  (failure: ModelCallError): Script =>
  ({ caseKey, question }) =>
    caseKey === '90000001' && question === 1 ? failure : undefined;

const outcomes = (questions: readonly unknown[]) =>
  (questions as { outcome: string }[]).map(({ outcome }) => outcome);

describe('a question that fails', () => {
  test('with a persistent 500 costs exactly tries x rounds requests; the other cases finish', async () => {
    const evaluation = await createEvaluation({
      questions: [3, 2, 2],
      settings: { maxRetries: 3, rounds: 2 },
      script: failing(error('server error', { status: 500, requestId: 'req-1' })),
    });
    await expect(evaluation.child()).rejects.toMatchObject({
      name: 'CasesFailed',
      message: 'Seat 1 of 1: 2 cases done, 1 failed: 90000001 Q2 server error: made up: server error.',
    });
    expect(evaluation.model.count('90000001', 1)).toBe(6);
    expect(evaluation.model.calls).toHaveLength(1 + 6 + 4);
    const [failed, ...others] = await evaluation.results();
    expect(others.map(({ status }) => status)).toEqual(['done', 'done']);
    expect(failed?.status).toBe('failed');
    expect(outcomes(failed?.questions ?? [])).toEqual(['answered', 'errored', 'skipped']);
  });

  test('leaves class, message, status, request id, calls and times in the ledger', async () => {
    const evaluation = await createEvaluation({
      settings: { maxRetries: 2, rounds: 1 },
      script: failing(error('server error', { status: 503, requestId: 'req-1' })),
    });
    await evaluation.child().catch(() => undefined);
    const [row] = await evaluation.ledger.getCases('run-1', ['90000001']);
    const sent = evaluation.model.calls.filter(({ question }) => question === 1);
    const at = (index: number) => new Date(sent[index]?.atMs ?? 0).toISOString();
    expect(row?.error).toEqual({
      failure: 'server error',
      message: 'made up: server error',
      status: 503,
      requestId: 'req-1',
      question: 1,
      firstAt: at(0),
      lastAt: at(1),
    });
    expect(row).toMatchObject({ attempt: 1, turn: 1, calls: { sent: 3, served: 1, failed: 2 } });
  });

  test('is the only one asked in the next plan, with a fresh set of tries; earlier answers are kept', async () => {
    let isDown = true;
    const evaluation = await createEvaluation({
      settings: { maxRetries: 2, rounds: 2 },
      script: (call) => (isDown && call.question === 1 ? error('timeout') : undefined),
    });
    await evaluation.child().catch(() => undefined);
    isDown = false;
    const input = await evaluation.takeOver('second');
    expect(await evaluation.child({ input })).toMatchObject({ status: 'DONE', done: 1, pending: 0 });
    expect(evaluation.model.calls.map(({ question }) => question)).toEqual([0, 1, 1, 1, 1, 1, 2]);
    const [row] = await evaluation.ledger.getCases('run-1', ['90000001']);
    expect(row).toMatchObject({ status: 'done', attempt: 2, calls: { sent: 7, served: 3, failed: 4 } });
    expect(row).not.toHaveProperty('error');
  });

  test('with a 400 is asked once', async () => {
    const evaluation = await createEvaluation({ script: failing(error('bad request', { status: 400 })) });
    await expect(evaluation.child()).rejects.toMatchObject({ name: 'CasesFailed' });
    expect(evaluation.model.count('90000001', 1)).toBe(1);
  });

  test('with a reply too large to be read is asked once; its neighbours finish', async () => {
    const evaluation = await createEvaluation({
      questions: [3, 2],
      script: failing(error('oversized reply')),
    });
    await expect(evaluation.child()).rejects.toThrow('90000001 Q2 oversized reply');
    expect(evaluation.model.count('90000001', 1)).toBe(1);
    const [, neighbour] = await evaluation.results();
    expect(neighbour?.status).toBe('done');
  });

  test('is not asked once the replies before it fill the memory of a worker', async () => {
    const long = 'x'.repeat(600_000);
    const evaluation = await createEvaluation({
      questions: [4, 2],
      script: ({ caseKey }) => (caseKey === '90000001' ? makeReply({ text: long }) : undefined),
    });
    await expect(evaluation.child()).rejects.toThrow('90000001 Q3 oversized reply');
    const [failed, neighbour] = await evaluation.results();
    expect(outcomes(failed?.questions ?? [])).toEqual(['answered', 'answered', 'errored', 'skipped']);
    expect(neighbour?.status).toBe('done');
    expect(evaluation.model.count('90000001', 2)).toBe(0);
    const [row] = await evaluation.ledger.getCases('run-1', ['90000001']);
    expect(row?.error).toMatchObject({ question: 2, firstAt: expect.stringMatching(/^\d{4}-/) });
  });

  test('because of a content filter has a final reply: the case is done, the rest skipped', async () => {
    const evaluation = await createEvaluation({ script: failing(error('content filter', { status: 400 })) });
    expect(await evaluation.child()).toMatchObject({ done: 1 });
    const [result] = await evaluation.results();
    expect(outcomes(result?.questions ?? [])).toEqual(['answered', 'filtered', 'skipped']);
    expect(evaluation.model.count('90000001', 1)).toBe(1);
  });

  test.each([
    { finishReason: 'length', outcome: 'empty' },
    { finishReason: 'content_filter', outcome: 'filtered' },
  ])('with an empty reply that ended for $finishReason is final and not asked again', async (reply) => {
    const evaluation = await createEvaluation({
      script: ({ question }) =>
        question === 1 ? makeReply({ text: '', finishReason: reply.finishReason }) : undefined,
    });
    expect(await evaluation.child()).toMatchObject({ done: 1 });
    const [result] = await evaluation.results();
    expect(outcomes(result?.questions ?? [])).toEqual(['answered', reply.outcome, 'skipped']);
    expect(evaluation.model.calls).toHaveLength(2);
  });

  test('with an empty reply that nothing explains is asked again', async () => {
    const evaluation = await createEvaluation({
      script: ({ question, time }) => (question === 1 && time < 3 ? makeReply({ text: '' }) : undefined),
    });
    expect(await evaluation.child()).toMatchObject({ done: 1 });
    expect(evaluation.model.calls.map(({ question }) => question)).toEqual([0, 1, 1, 1, 2]);
  });

  test('transient failures of every kind change no result', async () => {
    const passing: FailureClass[] = [
      'timeout',
      'connection',
      'rate limit',
      'server error',
      'invalid reply',
      'image download',
    ];
    const questions = [3, 3, 3, 3];
    const evaluation = await createEvaluation({
      questions,
      script: ({ caseKey, question, time }) => {
        const failure = passing[(Number(caseKey) + question) % passing.length];
        return failure && time <= 2 ? error(failure, { retryAfterMs: 3_000 }) : undefined;
      },
    });
    await evaluation.child();
    const calm = await createEvaluation({ questions });
    await calm.child();
    expect(await evaluation.results()).toEqual(await calm.results());
    expect(evaluation.model.calls).toHaveLength(3 * 12);
  });
});
