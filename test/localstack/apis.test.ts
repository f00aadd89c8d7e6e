import { beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../cli/aws/connect-stack.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import { textOf } from '../../shared/storage/object-store.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { throughBedrock } from '../../tools/stand-in-model/bedrock-api.ts';
import { chatCompletion } from '../../tools/stand-in-model/chat-completion.ts';
import {
  type ModelServer,
  type ReceivedRequest,
  type ScriptedReply,
  startModelServer,
} from '../../tools/stand-in-model/model-server.ts';
import { throughBackground, throughResponses } from '../../tools/stand-in-model/responses-api.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { changeFunction } from '../support/deployed/change-function.ts';
import { deployedStack, execute, storeCases, uniqueName } from '../support/deployed/deployed-stack.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';

type Reply = (request: ReceivedRequest, index: number) => ScriptedReply;

/** 100 tokens of input and 20 of output a reply; one of four questions is answered wrongly. */
const answer = ({ lastText }: ReceivedRequest, body: object = {}): ScriptedReply => ({
  body: chatCompletion(/Case 88000002, question 2/.test(lastText) ? 'The answer is A.' : 'The answer is B.', {
    body,
  }),
});

const prices = { input: 1_000, output: 10_000 };
/** Hand calculation: 4 calls of 100 tokens at $1,000 and 20 tokens at $10,000 per million. */
const costAtPrices = 4 * (0.1 + 0.2);

describe.skipIf(localstackMissing)(`the APIs${needsLocalstack}`, () => {
  let stack: Stack;
  let dataset: string;
  let chatFigures: object;

  const evaluate = async (apiBase: string, settings: object = {}) => {
    const runId = uniqueName('apis');
    const input = { model: 'mock', apiBase, dataset, imageMode: 'url', prices, ...settings };
    const { status, cause } = await execute(stack, runId, input);
    expect(status, cause).toBe('SUCCEEDED');
    const results = await stack.objects.get(runKeys.results(runId));
    const { summary, meta, cases } = JSON.parse(results ? textOf(results) : 'null');
    const { calls: _calls, pace: _pace, cost, tokens: _tokens, latency: _latency, ...figures } = summary;
    return { figures, cost, meta, cases };
  };
  const questionsOf = (server: ModelServer) =>
    server.requests.filter(({ lastText }) => lastText.includes('question'));
  const serve = (reply: Reply) => startModelServer({ reply });

  beforeAll(async () => {
    stack = await deployedStack();
    dataset = uniqueName('apis');
    await storeCases(
      stack,
      dataset,
      ['88000001', '88000002'].map((pmc) => aCase({ pmc, questions: 2 }).line()),
    );
    await using server = await serve((request) => answer(request));
    const { figures, cost } = await evaluate(server.url);
    expect(figures).toMatchObject({ correct_mcqs: 3, total_mcqs: 4 });
    expect(cost.usd).toBeCloseTo(costAtPrices, 6);
    chatFigures = figures;
  });

  it('lead to the same figures through the Responses API', async () => {
    await using server = await serve(throughResponses((request) => answer(request)));
    const { figures, cost, meta } = await evaluate(server.url, { api: 'responses' });
    expect(figures).toEqual(chatFigures);
    expect(cost.usd).toBeCloseTo(costAtPrices, 6);
    expect(meta.run).toMatchObject({ api: 'responses', parameters: { max_output_tokens: 16_384 } });
    expect(server.requests.every(({ path }) => path === '/v1/responses')).toBe(true);
  });

  it('lead to the same figures in the background, with one response a question', async () => {
    const background = throughBackground((request) => answer(request), 2);
    await using server = await serve(background.reply);
    const { figures, cost } = await evaluate(server.url, { api: 'responses', background: true });
    expect(figures).toEqual(chatFigures);
    expect(cost.usd).toBeCloseTo(costAtPrices, 6);
    expect(background.created).toHaveLength(4);
  });

  it("lead to the same figures at one of Azure's classic addresses, with the key in its own header", async () => {
    await using server = await serve((request) => {
      const isRight = request.path === '/openai/deployments/d/chat/completions?api-version=2024-10-21';
      return isRight && request.headers['api-key'] === 'made-up-azure-key-0123'
        ? answer(request)
        : {
            status: 401,
            body: { error: { code: '401', message: 'Access denied due to invalid subscription key' } },
          };
    });
    const [name, { host, origin }] = [uniqueName('azure'), new URL(server.url)];
    const set = await runCli(
      ['--local', 'key', 'set', name, '--host', host],
      process.env,
      'made-up-azure-key-0123\n',
    );
    expect(set.code, set.stderr).toBe(0);
    const apiBase = `${origin}/openai/deployments/d?api-version=2024-10-21`;
    const { figures } = await evaluate(apiBase, { apiKeySecret: name });
    expect(figures).toEqual(chatFigures);
    expect(server.requests.some(({ headers }) => headers.authorization)).toBe(false);
  });

  it('lead to the same figures through OpenRouter, at the cost that it names, by changing providers', async () => {
    let calls = 0;
    await using server = await serve((request) => {
      calls += 1;
      return answer(request, {
        provider: calls % 2 === 0 ? 'Azure' : 'OpenAI',
        usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120, cost: 0.25 },
      });
    });
    const routing = { order: ['azure', 'openai'] };
    const { figures, cost, cases } = await evaluate(server.url, {
      parameters: { provider: routing },
      prices: undefined,
      concurrency: 1,
    });
    expect(figures).toMatchObject({ correct_mcqs: 3, total_mcqs: 4 });
    expect(cost.usd).toBeCloseTo(4 * 0.25, 6);
    expect(
      questionsOf(server).every(({ body }) => JSON.stringify(body.provider) === JSON.stringify(routing)),
    ).toBe(true);
    const providers = cases.flatMap(({ mcqs }: { mcqs: { turn: { servedProvider: string } }[] }) =>
      mcqs.map(({ turn }) => turn.servedProvider),
    );
    expect(new Set(providers)).toEqual(new Set(['Azure', 'OpenAI']));
  });

  it('lead to the same figures in the flex tier, whose lack of room costs no try', async () => {
    let asked = 0;
    await using server = await serve((request) => {
      asked += 1;
      return asked % 2 === 0
        ? { status: 429, body: { error: { message: 'Resource unavailable', code: 'resource_unavailable' } } }
        : answer(request, { service_tier: 'flex' });
    });
    const { figures, cases } = await evaluate(server.url, { tier: 'flex', maxRetries: 1, rounds: 1 });
    expect(figures).toMatchObject({ correct_mcqs: 3, total_mcqs: 4 });
    expect(server.requests.every(({ body }) => body.service_tier === 'flex')).toBe(true);
    expect(JSON.stringify(cases)).toContain('"failure":"no capacity"');
  });

  it('lead to the same figures through Bedrock, which checks the signature of every request', async () => {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    await using server = await serve(
      throughBedrock((request) => answer(request), { region: 'us-east-2', credentials }),
    );
    const refused = await execute(stack, uniqueName('apis'), {
      model: 'mock',
      apiBase: 'bedrock:us-east-2',
      dataset,
      imageMode: 'url',
    });
    expect(refused).toMatchObject({ status: 'FAILED', error: 'EndpointRefused' });
    expect(refused.cause).toContain('-c bedrock=true');
    const variables = {
      ALLOW_BEDROCK: 'true',
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: server.url,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: '',
    };
    const allow = (name: string) =>
      changeFunction(name, ({ Environment, Timeout }) => ({
        Timeout,
        Environment: { Variables: { ...Environment?.Variables, ...variables } },
      }));
    await using _plan = await allow('liveclin-plan-run');
    await using _worker = await allow('liveclin-evaluate-cases');
    const { figures, cost } = await evaluate('bedrock:us-east-2');
    expect(figures).toEqual(chatFigures);
    expect(cost.usd).toBeCloseTo(costAtPrices, 6);
  });
});
