import { describe, expect, it } from 'vitest';
import { makeReply } from '../../../../tools/made-up/factories.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';

/** Of which a worker keeps ten conversations, and of which one is not too long to go on. */
const longReply = makeReply({ text: `${'x'.repeat(750_000)} \\boxed{A}` });

const cases = 24;

describe('a worker whose replies are long', () => {
  it('settles every case, asks no question twice and keeps no more conversations than have room', async () => {
    const evaluation = await createEvaluation({
      questions: Array.from({ length: cases }, () => 2),
      settings: { concurrency: cases },
      script: ({ question }) => (question === 0 ? longReply : undefined),
    });
    expect(await evaluation.child()).toMatchObject({ done: cases, pending: 0 });
    expect(evaluation.model.calls).toHaveLength(2 * cases);
    const second = evaluation.model.calls.filter(({ question }) => question === 1);
    // Each lasts a second.
    const atOnce = second.map(({ atMs }) => second.filter((call) => Math.abs(call.atMs - atMs) < 500).length);
    expect(Math.max(...atOnce)).toBeLessThanOrEqual(10);
  });

  it('takes up other cases meanwhile: a conversation of ordinary length does not wait', async () => {
    const evaluation = await createEvaluation({
      questions: [...Array.from({ length: cases }, () => 2), ...Array.from({ length: cases }, () => 1)],
      settings: { concurrency: cases },
      script: ({ question, caseKey }) =>
        question === 0 && Number(caseKey) <= 90_000_000 + cases ? longReply : undefined,
    });
    expect(await evaluation.child()).toMatchObject({ done: 2 * cases });
    const lastOf = (isLong: boolean) =>
      Math.max(
        ...evaluation.model.calls
          .filter(({ caseKey }) => Number(caseKey) <= 90_000_000 + cases === isLong)
          .map(({ atMs }) => atMs),
      );
    expect(lastOf(false)).toBeLessThan(lastOf(true));
  });

  it('goes on with what an earlier worker left, whose length it does not know', async () => {
    const evaluation = await createEvaluation({
      questions: Array.from({ length: cases }, () => 2),
      settings: { concurrency: cases },
      script: ({ question }) => (question === 0 ? longReply : undefined),
    });
    await evaluation.killed(({ name, time }) =>
      name === 'ledger.saveProgress' && time === cases + 5 ? 'die before' : undefined,
    );
    expect(await evaluation.child()).toMatchObject({ done: cases, pending: 0 });
    expect(evaluation.model.calls.length).toBeLessThanOrEqual(3 * cases);
  });
});
