import { expect, test } from 'vitest';
import { ModelCallError } from '../../../../../shared/model/model-call-error.ts';
import { createEvaluation } from '../../../../support/runs/evaluation.ts';

const options = {
  questions: [2, 2],
  settings: { maxRetries: 1, rounds: 1 },
  script: ({ caseKey }: { caseKey: string }) =>
    caseKey === '90000002' ? new ModelCallError('server error', 'HTTP 500:\n down') : undefined,
};

test('a case that fails for good is reported once, with its plan, its question and its last error', async () => {
  const evaluation = await createEvaluation(options);
  await expect(evaluation.child()).rejects.toMatchObject({ name: 'CasesFailed' });
  expect(evaluation.reported).toEqual([
    {
      runId: 'run-1',
      plan: 1,
      caseId: '90000002',
      question: 1,
      failure: 'server error',
      message: 'HTTP 500: down',
    },
  ]);
});

test('a case fails and the others still finish when its message cannot be sent', async () => {
  const evaluation = await createEvaluation(options);
  const logged: string[] = [];
  const failedCases = { send: () => Promise.reject(new Error('queue is gone')) };
  const log = (event: string) => logged.push(event);
  await expect(evaluation.child({ dependencies: { failedCases, log } })).rejects.toMatchObject({
    name: 'CasesFailed',
  });
  expect((await evaluation.results()).map(({ status }) => status)).toEqual(['done', 'failed']);
  expect(logged).toEqual(['failed case not reported']);
});

test('no message is sent for a case that has not failed in the ledger', async () => {
  const evaluation = await createEvaluation(options);
  const fateOf = ({ name, args }: { name: string; args: readonly unknown[] }) =>
    name === 'ledger.finishCase' && JSON.stringify(args).includes('"failed"') ? 'die before' : undefined;
  await evaluation.killed(fateOf);
  expect(evaluation.reported).toEqual([]);
  await expect(evaluation.child()).rejects.toMatchObject({ name: 'CasesFailed' });
  expect(evaluation.reported).toHaveLength(1);
});
