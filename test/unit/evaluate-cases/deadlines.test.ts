import { describe, expect, test } from 'vitest';
import { maxLoops } from '../../../functions/evaluate-cases/evaluate-chunk.ts';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';
import { calmResults, createEvaluation } from '../../support/evaluation.ts';

describe('the deadline of an invocation', () => {
  test('no turn starts that could not end in time, and the next invocation goes on at that turn', async () => {
    const evaluation = await createEvaluation({
      questions: [5],
      settings: { timeout: 120 },
      latencyMs: () => 100_000,
    });
    const startMs = evaluation.clock.now();
    const limitMs = 400_000;
    const output = await evaluation.invoke({ limitMs });
    // 400 s are left, then 300, then 200: a fourth turn could take 120 s of the last 100.
    expect(output).toEqual({ ...evaluation.input, loops: 1, status: 'CONTINUE', waitSeconds: 1 });
    expect(evaluation.model.calls.map(({ atMs }) => atMs - startMs)).toEqual([0, 100_000, 200_000]);
    await evaluation.child({ limitMs });
    expect(evaluation.model.calls.map(({ question }) => question)).toEqual([0, 1, 2, 3, 4]);
    expect(await evaluation.results()).toEqual(await calmResults({ questions: [5] }));
  });

  test('an invocation too short for any turn asks nothing and comes back', async () => {
    const evaluation = await createEvaluation({ settings: { timeout: 120 } });
    expect(await evaluation.invoke({ limitMs: 130_000 })).toMatchObject({
      status: 'CONTINUE',
      waitSeconds: 1,
    });
    expect(evaluation.model.calls).toEqual([]);
    expect(await evaluation.results()).toEqual([]);
  });

  test('a chunk far longer than one invocation ends with the calm results and nothing asked twice', async () => {
    const questions = [4, 3, 5, 2, 4, 4];
    const evaluation = await createEvaluation({
      questions,
      settings: { timeout: 200, concurrency: 2 },
      latencyMs: () => 190_000,
    });
    const startMs = evaluation.clock.now();
    expect(await evaluation.child()).toMatchObject({ status: 'DONE', done: 6 });
    expect(evaluation.clock.now() - startMs).toBeGreaterThan(2 * 900_000);
    expect(evaluation.model.calls).toHaveLength(22);
    expect(await evaluation.results()).toEqual(await calmResults({ questions }));
  });
});

describe('waiting', () => {
  const once = (details: { retryAfterMs: number }) => (call: { question: number; time: number }) =>
    call.question === 1 && call.time === 1
      ? new ModelCallError('rate limit', 'slow down', details)
      : undefined;

  test('under a minute is slept inside the invocation', async () => {
    const evaluation = await createEvaluation({ script: once({ retryAfterMs: 30_000 }) });
    expect(await evaluation.invoke()).toMatchObject({ status: 'DONE', done: 1 });
    const [, refused, again] = evaluation.model.calls;
    const waitedMs = (again?.atMs ?? 0) - (refused?.atMs ?? 0);
    expect(waitedMs).toBeGreaterThanOrEqual(30_000);
    expect(waitedMs).toBeLessThan(60_000);
  });

  test('longer is left to the state machine, with the seconds that are left of it', async () => {
    const evaluation = await createEvaluation({ script: once({ retryAfterMs: 300_000 }) });
    const output = await evaluation.invoke();
    // Retry-After, half of the 5 s jitter on top.
    expect(output).toMatchObject({ status: 'CONTINUE', waitSeconds: 303 });
    await evaluation.clock.sleep(303_000);
    expect(await evaluation.invoke({ input: evaluation.input })).toMatchObject({ done: 1 });
    expect(evaluation.model.calls.map(({ question }) => question)).toEqual([0, 1, 1, 2]);
  });

  test('an invocation that comes too early leaves a waiting case alone', async () => {
    const evaluation = await createEvaluation({ script: once({ retryAfterMs: 300_000 }) });
    await evaluation.invoke();
    await evaluation.clock.sleep(100_000);
    expect(await evaluation.invoke()).toMatchObject({ status: 'CONTINUE', waitSeconds: 203 });
    expect(evaluation.model.calls).toHaveLength(2);
  });

  test('a waiting case holds nobody up: the others go on meanwhile', async () => {
    const evaluation = await createEvaluation({
      questions: [3, 3, 3],
      settings: { concurrency: 1 },
      script: ({ caseKey, time }) =>
        caseKey === '90000001' && time === 1
          ? new ModelCallError('rate limit', 'slow down', { retryAfterMs: 600_000 })
          : undefined,
    });
    expect(await evaluation.invoke()).toMatchObject({ status: 'CONTINUE' });
    expect((await evaluation.results()).map(({ status }) => status)).toEqual(['paused', 'done', 'done']);
  });

  test('tries of one round go on counting over invocations', async () => {
    const evaluation = await createEvaluation({
      settings: { maxRetries: 3, rounds: 1 },
      script: () => new ModelCallError('rate limit', 'slow down', { retryAfterMs: 120_000 }),
    });
    await expect(evaluation.child()).rejects.toMatchObject({ name: 'CasesFailed' });
    expect(evaluation.model.calls).toHaveLength(3);
  });

  test('between two rounds of a question its case waits roundWaitSeconds', async () => {
    const evaluation = await createEvaluation({
      settings: { maxRetries: 1, rounds: 2, roundWaitSeconds: 500 },
      script: ({ question, time }) =>
        question === 0 && time === 1 ? new ModelCallError('server error', 'down') : undefined,
    });
    expect(await evaluation.invoke()).toMatchObject({ status: 'CONTINUE', waitSeconds: 500 });
    await evaluation.child();
    const [first, second] = evaluation.model.calls;
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(500_000);
  });
});

describe('a chunk', () => {
  test('never has more conversations at once than the run allows a worker, and refills', async () => {
    const evaluation = await createEvaluation({
      questions: Array.from({ length: 30 }, (_, index) => 1 + (index % 4)),
      settings: { concurrency: 4 },
    });
    await evaluation.child();
    expect(evaluation.model.mostAtOnce).toBe(4);
  });

  test('that came back too often gives up, and its cases stay pending', async () => {
    const evaluation = await createEvaluation();
    const input = { ...evaluation.input, loops: maxLoops };
    await expect(evaluation.invoke({ input })).rejects.toMatchObject({ name: 'TooManyLoops' });
    expect(evaluation.model.calls).toEqual([]);
  });

  test('writes its progress while it works and at its end', async () => {
    const evaluation = await createEvaluation({
      questions: [3, 3],
      settings: { concurrency: 1 },
      latencyMs: () => 4_000,
    });
    const output = evaluation.child();
    await evaluation.clock.sleep(9_500);
    const [early] = await evaluation.ledger.listChunkProgress('run-1', 1);
    expect(early).toMatchObject({ chunk: 1, cases: 2, done: 0, questions: 2, calls: 3 });
    await output;
    const [last] = await evaluation.ledger.listChunkProgress('run-1', 1);
    expect(last).toMatchObject({ cases: 2, done: 2, failed: 0, questions: 6, calls: 6 });
  });
});

describe('storage that fails once', () => {
  test.each([
    ['objects.get', 'fail before'],
    ['objects.put', 'fail before'],
    ['objects.put', 'fail after'],
    ['ledger.claimCase', 'fail after'],
    ['ledger.saveProgress', 'fail before'],
    ['ledger.saveProgress', 'fail after'],
    ['ledger.finishCase', 'fail before'],
    ['ledger.finishCase', 'fail after'],
  ] as const)(
    '%s (%s): the results are the calm ones, with one repeated request at most',
    async (step, fate) => {
      const evaluation = await createEvaluation({ questions: [3, 2] });
      let isUsedUp = false;
      const output = await evaluation.child({
        fateOf: ({ name, time }) => {
          // The first get is the manifest's, which no case can do without.
          if (name !== step || isUsedUp || time < 2) return undefined;
          isUsedUp = true;
          return fate;
        },
      });
      expect(isUsedUp).toBe(true);
      expect(output).toMatchObject({ status: 'DONE', done: 2, pending: 0 });
      expect(await evaluation.results()).toEqual(await calmResults({ questions: [3, 2] }));
      expect(evaluation.model.calls.length).toBeLessThanOrEqual(6);
    },
  );

  test('and does not come back ends the invocation after the other conversations have ended', async () => {
    const evaluation = await createEvaluation({ questions: [3, 3] });
    const output = evaluation.invoke({
      fateOf: ({ name, args }) =>
        name === 'objects.put' && String(args[0]).includes('90000001') ? 'fail before' : undefined,
    });
    await expect(output).rejects.toThrow('objects.put failed');
    const results = await evaluation.results();
    expect(results.map(({ status }) => status)).toEqual(['running', 'done']);
    expect(evaluation.model.calls.filter(({ caseKey }) => caseKey === '90000001').length).toBeLessThanOrEqual(
      5,
    );
  });
});
