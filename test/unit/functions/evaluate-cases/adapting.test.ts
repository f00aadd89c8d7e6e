import { describe, expect, it } from 'vitest';
import { ModelCallError } from '../../../../shared/model/model-call-error.ts';
import type { Script } from '../../../support/model/recorded-model.ts';
import { calmResults, createEvaluation, type EvaluationOptions } from '../../../support/runs/evaluation.ts';

/** Refuses, one at a time, what reasoning models of OpenAI's refuse. */
const choosy: Script = ({ parameters }) => {
  if ('max_tokens' in parameters) return refusal('max_tokens', 'unsupported_parameter');
  return parameters.temperature === 0 ? refusal('temperature', 'unsupported_value') : undefined;
};

const refusal = (param: string, code: string) =>
  new ModelCallError('bad request', `'${param}' is not supported with this model.`, {
    status: 400,
    param,
    code,
  });

const options: EvaluationOptions = { questions: [3, 1, 2, 3, 2, 3], settings: { concurrency: 6 } };
const adaptations = {
  max_tokens: { change: 'renamed', parameter: 'max_tokens', to: 'max_completion_tokens' },
  temperature: { change: 'removed', parameter: 'temperature', value: 0 },
} as const;

describe('a worker whose endpoint refuses parameters', () => {
  it('finds out with one conversation, for all others and for the run', async () => {
    const evaluation = await createEvaluation({ ...options, script: choosy, adaptations: undefined });
    await evaluation.child();
    const refused = evaluation.model.calls.filter((call) => choosy(call) !== undefined);
    expect(refused.map(({ caseKey, question }) => `${caseKey}/${question}`)).toEqual(
      Array(2).fill(`${evaluation.caseKeys[0]}/0`),
    );
    expect((await evaluation.ledger.getRun('run-1'))?.adaptations).toEqual(adaptations);
    expect(await evaluation.results()).toEqual(await calmResults(options));
  });

  it('records the refused calls and counts none of them as a try', async () => {
    const settings = { ...options.settings, maxRetries: 1, rounds: 1 };
    const evaluation = await createEvaluation({
      questions: [1],
      settings,
      script: choosy,
      adaptations: undefined,
    });
    await evaluation.child();
    const [row] = await evaluation.ledger.getCases('run-1', evaluation.caseKeys);
    expect(row).toMatchObject({ status: 'done', calls: { sent: 3, served: 1, failed: 2 } });
  });

  it('sends its first calls in parallel, and none is refused, when the run knows the parameters', async () => {
    const evaluation = await createEvaluation({ ...options, script: choosy, adaptations });
    await evaluation.child();
    expect(evaluation.model.calls.filter((call) => choosy(call) !== undefined)).toEqual([]);
    expect(evaluation.model.maxAtOnce).toBe(6);
  });

  it('records for later workers that an endpoint accepts everything', async () => {
    const evaluation = await createEvaluation({ ...options, adaptations: undefined });
    await evaluation.child();
    expect((await evaluation.ledger.getRun('run-1'))?.adaptations).toEqual({});
    const [first, second] = evaluation.model.calls;
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  it('fails the case when the refused parameter cannot be changed', async () => {
    const script: Script = () => refusal('messages', 'unsupported_parameter');
    const evaluation = await createEvaluation({ questions: [2], script, adaptations: undefined });
    await expect(evaluation.child()).rejects.toMatchObject({ name: 'CasesFailed' });
    expect(evaluation.model.calls).toHaveLength(1);
  });
});
