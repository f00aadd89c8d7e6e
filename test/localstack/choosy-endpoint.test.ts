import { beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../cli/aws/connect-stack.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import { textOf } from '../../shared/storage/object-store.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import {
  type ModelServer,
  type ReceivedRequest,
  startModelServer,
} from '../../tools/stand-in-model/model-server.ts';
import { deployedStack, execute, storeCases, uniqueName } from '../support/deployed/deployed-stack.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { choosyReply } from '../support/model/choosy-endpoint.ts';

const cases = ['71000001', '71000002', '71000003', '71000004'];

const isRefused = ({ body }: ReceivedRequest) => 'max_tokens' in body || 'temperature' in body;
const isTest = ({ lastText }: ReceivedRequest) => lastText.startsWith('This is a connection test.');

describe.skipIf(localstackMissing)(`an endpoint that refuses parameters${needsLocalstack}`, () => {
  let stack: Stack;
  let dataset: string;
  beforeAll(async () => {
    stack = await deployedStack();
    dataset = uniqueName('choosy');
    await storeCases(
      stack,
      dataset,
      cases.map((pmc) => aCase({ pmc, questions: 3 }).line()),
    );
  });

  /** Two conversations at once in one worker. */
  const evaluate = async (server: ModelServer, settings: object) => {
    const runId = uniqueName('choosy');
    const input = { model: 'mock', apiBase: server.url, dataset, imageMode: 'url', concurrency: 2 };
    const { status, cause } = await execute(stack, runId, { ...input, ...settings });
    expect(status, cause).toBe('SUCCEEDED');
    const results = await stack.objects.get(runKeys.results(runId));
    return JSON.parse(results ? textOf(results) : 'null');
  };
  const choosy = () =>
    startModelServer({ reply: (request) => choosyReply(request, 'The answer is \\boxed{B}') });

  it("refuses none of a worker's requests after the preflight", async () => {
    await using server = await choosy();
    const results = await evaluate(server, {});
    expect(server.requests.filter(isTest).map(isRefused)).toEqual([true, true, false]);
    const asked = server.requests.filter((request) => !isTest(request));
    expect(asked.filter(isRefused)).toEqual([]);
    expect(asked).toHaveLength(12);
    expect(asked[0]?.body).toMatchObject({ max_completion_tokens: 16_384, n: 1 });
    expect(results.summary).toMatchObject({ correct_mcqs: 12, total_mcqs: 12 });
    expect(results.meta.run).toMatchObject({
      parameters: { max_tokens: 16_384, temperature: 0, n: 1 },
      adaptations: [
        { change: 'renamed', parameter: 'max_tokens', to: 'max_completion_tokens' },
        { change: 'removed', parameter: 'temperature', value: 0 },
      ],
    });
  });

  it('refuses each parameter once without it, and nothing later', async () => {
    await using server = await choosy();
    const results = await evaluate(server, { preflight: false });
    expect(server.requests.map(isRefused)).toEqual([true, true, ...Array(12).fill(false)]);
    expect(results.summary).toMatchObject({ correct_mcqs: 12, calls: { sent: 14, served: 12, failed: 2 } });
    expect(results.meta.run.adaptations).toHaveLength(2);
  });
});
