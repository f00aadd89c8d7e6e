import { expect, test } from 'vitest';
import type { CaseResult } from '../../../../shared/results/case-result.ts';
import { textOf } from '../../../../shared/storage/object-store.ts';
import { makeReply } from '../../../../tools/made-up/factories.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';

test('ledger row, case result and progress have the same verdicts, also after a checkpoint was loaded', async () => {
  const replies = ['\\boxed{A}', 'I cannot determine the answer.', 'The answer is (C).', ''];
  const { ledger, objects, killed, child } = await createEvaluation({
    questions: [4, 3, 1],
    script: ({ question }) => makeReply({ text: replies[question] ?? '', finishReason: 'length' }),
  });
  await killed(({ name, time }) => (name === 'model.askModel' && time === 5 ? 'die before' : undefined));
  await child();
  let correct = 0;
  for await (const { outcomes, resultKey = '', resultVersion } of ledger.listCases('run-1')) {
    const object = await objects.get(resultKey, resultVersion);
    const { mcqs } = JSON.parse(object ? textOf(object) : '{}') as CaseResult;
    expect(outcomes).toEqual(
      mcqs.map(({ outcome, extracted_answer: answer, is_correct }) => ({
        outcome,
        answer,
        correct: is_correct,
      })),
    );
    correct += mcqs.filter(({ is_correct }) => is_correct).length;
  }
  const [progress] = await ledger.listSeatProgress('run-1', 1);
  expect(progress).toMatchObject({ questions: 8, correct });
  expect(correct).toBe(5);
});
