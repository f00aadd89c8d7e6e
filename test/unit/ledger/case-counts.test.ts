import { expect, test } from 'vitest';
import { countCases, noCases } from '../../../shared/ledger/case-counts.ts';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';
import { createEvaluation } from '../../support/runs/evaluation.ts';

const outcome = (correct: boolean, kind: 'answered' | 'errored' | 'filtered' = 'answered') => ({
  outcome: kind,
  answer: correct ? 'A' : null,
  correct,
});
const calls = { sent: 4, served: 3, failed: 1 };

test('a case is right when it is done and all its questions are right; one that ended early never is', () => {
  const counts = countCases([
    { status: 'done', calls, outcomes: [outcome(true), outcome(true)] },
    { status: 'done', calls, outcomes: [outcome(true), outcome(false, 'filtered')] },
    { status: 'done', calls, outcomes: [] },
    { status: 'failed', calls, outcomes: [outcome(true), outcome(false, 'errored')] },
    { status: 'running', calls, outcomes: [outcome(true)] },
  ]);
  expect(counts).toEqual({
    ...noCases,
    ...{ done: 3, failed: 1, correctCases: 1, questions: 7, correct: 5, errors: 1, calls: 20 },
  });
});

test('tokens and failed calls by class are those of the cases, however often a worker restarts', async () => {
  const refusal = () => new ModelCallError('rate limit', 'slow down');
  let asked = 0;
  const evaluation = await createEvaluation({
    questions: [3],
    settings: { maxRetries: 2, rounds: 2 },
    script: () => {
      asked += 1;
      return asked === 2 || asked === 3 ? refusal() : undefined;
    },
  });
  await evaluation.child();
  await evaluation.invoke();
  const [progress] = await evaluation.ledger.listSeatProgress('run-1', 1);
  expect(progress).toMatchObject({ done: 1, calls: 5, callFailures: { 'rate limit': 2 }, inputTokens: 300 });
});
