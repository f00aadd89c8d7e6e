import { beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../cli/aws/connect-stack.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import { textOf } from '../../shared/storage/object-store.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { type ModelServer, startModelServer } from '../../tools/stand-in-model/model-server.ts';
import {
  caseRows,
  deployedStack,
  execute,
  rowOf,
  storeCases,
  uniqueName,
} from '../support/deployed/deployed-stack.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';

describe.skipIf(localstackMissing)(`executions started as the console does${needsLocalstack}`, () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await deployedStack();
  });

  const inputFor = (server: ModelServer, dataset: string) => ({
    model: 'mock',
    apiBase: server.url,
    dataset,
    imageMode: 'url',
    maxRetries: 2,
    roundWaitSeconds: 1,
    concurrency: 4,
  });
  const readJson = async (key: string) => JSON.parse(textOf((await stack.objects.get(key)) ?? never(key)));

  it('write a JSON and a done row for each case, a summary and a results file', async () => {
    const dataset = uniqueName('console');
    const ids = ['70000001', 'https://doi.org/10.0000/odd?id=1&x=ü', '70000003'];
    await storeCases(stack, dataset, [
      aCase({ pmc: '70000001', questions: 3 }).line(),
      aCase({ pmc: '', questions: 4, fields: { doi: ids[1] } }).line(),
      aCase({ pmc: '70000003', questions: 5 }).line(),
    ]);
    await using server = await startModelServer({ reply: () => '\\boxed{B}' });
    const runId = uniqueName('run');
    const execution = await execute(stack, runId, inputFor(server, dataset));

    expect(execution).toMatchObject({ status: 'SUCCEEDED' });
    const rows = await caseRows(stack, runId);
    expect([...rows.values()].map(({ caseId, status }) => [caseId, status]).sort()).toEqual(
      ids.map((id) => [id, 'done']).sort(),
    );
    for (const [caseKey, row] of rows) {
      const object = await stack.objects.get(runKeys.caseResult(runId, caseKey), row.resultVersion);
      expect(JSON.parse(textOf(object ?? never(caseKey)))).toMatchObject({ case_id: row.caseId });
    }
    const results = await readJson(runKeys.results(runId));
    expect(results.cases.map(({ case_id }: { case_id: string }) => case_id)).toEqual(ids);
    expect(results.summary).toMatchObject({
      total_cases: 3,
      correct_cases: 3,
      correct_mcqs: 12,
      case_accuracy: 1,
    });
    expect(await readJson(runKeys.summary(runId))).toMatchObject({
      meta: { coverage: { planned: 3, done: 3 } },
    });
    // One preflight call, and one call per question.
    expect(server.requests).toHaveLength(1 + 12);
  });

  it('end as CasesIncomplete when cases fail for good; a resume runs only these', async () => {
    const dataset = uniqueName('failing');
    const ids = Array.from({ length: 8 }, (_, index) => `7100000${index}`);
    const failing = new Set(ids.slice(2, 5));
    await storeCases(
      stack,
      dataset,
      ids.map((id) => aCase({ pmc: id, questions: 3 }).line()),
    );
    let isBroken = true;
    const asked: string[] = [];
    await using server = await startModelServer({
      reply: ({ lastText }) => {
        const [, id = '', question] = /Case (\d+), question (\d)/.exec(lastText) ?? [];
        asked.push(`${id}/${question}`);
        return isBroken && failing.has(id) && question === '2'
          ? { status: 500, body: { error: { message: 'The server had an error' } } }
          : '\\boxed{B}';
      },
    });
    const runId = uniqueName('run');
    const first = await execute(stack, runId, { ...inputFor(server, dataset), rounds: 2 });

    expect(first).toMatchObject({ status: 'FAILED', error: 'CasesIncomplete' });
    expect(first.cause).toContain('3 of 8 cases not done (3 server error)');
    expect(first.cause).toContain(`start an execution with resume = ${runId}`);
    const firstRows = await caseRows(stack, runId);
    expect([...firstRows.values()].filter(({ status }) => status === 'failed')).toHaveLength(3);
    const summary = textOf((await stack.objects.get(runKeys.summaryText(runId))) ?? never('summary'));
    expect(summary).toContain('INCOMPLETE 5 of 8 cases');
    // Two tries in each of two rounds, and never the question after it.
    expect(asked.filter((question) => question === `${ids[2]}/2`)).toHaveLength(4);
    expect(asked).not.toContain(`${ids[2]}/3`);

    isBroken = false;
    asked.length = 0;
    const second = await execute(stack, uniqueName('resume'), { resume: runId });
    expect(second).toMatchObject({ status: 'SUCCEEDED' });
    const [preflight, ...questions] = asked;
    expect(preflight).toBe('/undefined');
    expect(questions.sort()).toEqual([...failing].flatMap((id) => [`${id}/2`, `${id}/3`]).sort());
    const rows = await caseRows(stack, runId);
    for (const id of ids) {
      expect(rowOf(rows, id)?.status).toBe('done');
      if (!failing.has(id)) {
        expect(rowOf(rows, id)?.resultVersion).toBe(rowOf(firstRows, id)?.resultVersion);
      }
    }
    expect((await readJson(runKeys.results(runId))).summary).toMatchObject({
      total_cases: 8,
      correct_cases: 8,
    });
  });

  it.each([
    ['a missing field', { model: undefined }, 'InvalidInput', 'model'],
    ['an unknown field', { modle: 'x' }, 'InvalidInput', 'modle'],
    ['a wrong image mode', { imageMode: 'base64' }, 'InvalidInput', 'imageMode'],
    ['an unknown run', { resume: 'no-such-run', model: undefined }, 'RunNotFound', 'no-such-run'],
    [
      'an unknown secret',
      { apiKeySecret: 'evaluator/none' },
      'ApiKeyUnusable',
      'liveclin key set evaluator/none',
    ],
  ])('refuse %s with a cause that says what to do', async (_fault, change, error, hint) => {
    const dataset = uniqueName('refused');
    await storeCases(stack, dataset, [aCase({ pmc: '72000001' }).line()]);
    await using server = await startModelServer({ reply: () => 'B' });
    const given = { ...inputFor(server, dataset), ...change };
    const input = 'resume' in change ? { resume: change.resume } : given;
    const execution = await execute(stack, uniqueName('refused'), input);
    expect(execution).toMatchObject({ status: 'FAILED', error });
    expect(execution.cause).toContain(hint);
    expect(server.requests).toHaveLength(0);
  });

  it('call a refusing endpoint once and start no worker', async () => {
    const dataset = uniqueName('refusing');
    await storeCases(stack, dataset, [aCase({ pmc: '73000001' }).line()]);
    await using server = await startModelServer({
      reply: () => ({
        status: 401,
        body: { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } },
      }),
    });
    const runId = uniqueName('run');
    const execution = await execute(stack, runId, inputFor(server, dataset));
    expect(execution).toMatchObject({ status: 'FAILED', error: 'PreflightFailed' });
    expect(execution.cause).toContain('Incorrect API key provided');
    expect(server.requests).toHaveLength(1);
    expect(await stack.ledger.getRun(runId)).toBeUndefined();
  });
});

const never = (what: string): never => {
  throw new Error(`${what} is not there`);
};
