import { describe, expect, test } from 'vitest';
import { CasesFailedError } from '../../../functions/evaluate-cases/seat-errors.ts';
import { withPlainCause } from '../../../functions/plain-cause.ts';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';
import { causeOf } from '../../support/deployed/cause-of.ts';
import type { EvaluationOptions } from '../../support/runs/evaluation.ts';
import { createMachine } from '../../support/runs/state-machine.ts';

const resume = { resume: 'run-1', preflight: false, concurrency: 1 };
const down = new ModelCallError('timeout', 'no response within 120 s');

/** What the console shows of the failure of `work`. */
const shown = (work: () => Promise<unknown>): Promise<string> =>
  causeOf(withPlainCause(work, () => undefined));

const machineOf = (options: Partial<EvaluationOptions> = {}) =>
  createMachine({ questions: [2, 2, 2], ...options });

describe('the console shows of an execution that is', () => {
  test('complete', async () => {
    const { fromPlan, output } = await machineOf();
    expect(await output(await fromPlan('second', resume))).toMatchInlineSnapshot(`
      {
        "caseAccuracy": 0.3333,
        "decision": "DONE",
        "done": 3,
        "interval": {
          "high": 0.7923403991979522,
          "low": 0.06149194472039621,
        },
        "links": {
          "failures": "https://console.aws.amazon.com/s3/object/evidence?region=us-east-1&prefix=runs/run-1/failures.json",
          "report": "https://console.aws.amazon.com/s3/object/evidence?region=us-east-1&prefix=runs/run-1/report.html",
          "results": "https://console.aws.amazon.com/s3/object/evidence?region=us-east-1&prefix=runs/run-1/results.json",
        },
        "planned": 3,
        "runId": "run-1",
      }
    `);
  });

  test('incomplete', async () => {
    const { fromPlan, conclude } = await machineOf({
      settings: { maxRetries: 1, rounds: 1 },
      script: ({ caseKey, question }) => (question === 1 && caseKey > '90000002' ? down : undefined),
    });
    const state = await fromPlan('second', { ...resume, maxRetries: 1, rounds: 1 });
    expect(await shown(() => conclude(state))).toMatchInlineSnapshot(
      `"{"errorType":"CasesIncomplete","errorMessage":"1 of 3 cases not done (1 timeout). Redrive, or start an execution with resume = run-1: only this case runs. The cases that failed: 90000003 Q2 timeout: no response within 120 s.","trace":[""]}"`,
    );
  });

  test('halted', async () => {
    const { fromPlan, conclude } = await machineOf({
      script: () => new ModelCallError('access denied', 'HTTP 401: Incorrect API key provided.'),
    });
    const state = await fromPlan('second', resume);
    expect(await shown(() => conclude(state))).toMatchInlineSnapshot(
      `"{"errorType":"RunHalted","errorMessage":"The run was halted (access denied): HTTP 401: Incorrect API key provided. 3 of 3 cases not done (3 not run). Cases that were not run are not counted as wrong. Fix the cause, then redrive, or start an execution with resume = run-1.","trace":[""]}"`,
    );
  });

  test('stopped', async () => {
    const { fromPlan, conclude, ledger } = await machineOf({ script: () => down, settings: { rounds: 1 } });
    const state = await fromPlan('second', { ...resume, maxRetries: 1, rounds: 1 });
    await ledger.updateRun('run-1', { stopping: true });
    expect(await shown(() => conclude(state))).toMatchInlineSnapshot(
      `"{"errorType":"RunStopped","errorMessage":"The run was stopped. 3 of 3 cases not done (3 timeout). To continue, start an execution with resume = run-1. The cases that failed: 90000001 Q1 timeout: no response within 120 s; 90000002 Q1 timeout: no response within 120 s; 90000003 Q1 timeout: no response within 120 s.","trace":[""]}"`,
    );
  });

  test.each([
    [
      'a misspelled field',
      { ...resume, concurency: 1 },
      'InvalidInput',
      'concurency: is no field of an input; did you mean concurrency? Example: resume = <runId>, concurrency = 20.',
    ],
    [
      'a new run without a model',
      { dataset: '2025_H1' },
      'InvalidInput',
      'model: is missing; apiBase: is missing; imageMode: is missing. Example: model = gpt-5.2, apiBase = https://api.openai.com/v1, apiKeySecret = evaluator/openai, dataset = 2025_H1, imageMode = url.',
    ],
    [
      'an unknown run',
      { resume: 'run-2' },
      'RunNotFound',
      'There is no run "run-2". `npx liveclin runs` lists the runs in this stack.',
    ],
    [
      'other settings',
      { ...resume, model: 'another' },
      'IdentityMismatch',
      'Cannot resume run run-1 with other settings: model is "made-up-model" in the run and "another" here. Start a new run to change them.',
    ],
  ])('refused for %s', async (_, input, errorType, errorMessage) => {
    const { fromPlan } = await machineOf();
    const cause = await shown(() => fromPlan('second', input));
    expect(JSON.parse(cause)).toEqual({ errorType, errorMessage, trace: [''] });
  });

  test('at a seat with failed cases', async () => {
    const failed = [
      { caseId: '90000003', question: 2, failure: 'timeout', message: 'no response within 120 s' },
    ];
    const place = { seat: 3, lane: 1, seats: 9 };
    expect(
      await shown(async () => {
        throw new CasesFailedError(failed, { place, done: 11 });
      }),
    ).toMatchInlineSnapshot(
      `"{"errorType":"CasesFailed","errorMessage":"Seat 3 of 9: 11 cases done, 1 failed: 90000003 Q2 timeout: no response within 120 s.","trace":[""]}"`,
    );
  });
});
