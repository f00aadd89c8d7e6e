import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  createOpenAiModel,
  type OpenAiModelOptions,
} from '../../../../shared/adapters/openai/openai-model.ts';
import { present } from '../../../../shared/basics/present.ts';
import type { ModelRequest } from '../../../../shared/model/ask-model.ts';
import { ModelCallError } from '../../../../shared/model/model-call-error.ts';
import { chatCompletion } from '../../../../tools/stand-in-model/chat-completion.ts';
import { type ModelServerOptions, startModelServer } from '../../../../tools/stand-in-model/model-server.ts';

const apiKey = 'sk-made-up-0123456789abcdef';

const open = async (reply: ModelServerOptions['reply'], overrides: Partial<OpenAiModelOptions> = {}) => {
  const server = await startModelServer({ reply });
  onTestFinished(server.close);
  const options = { apiBase: server.url, apiKey, model: 'made-up', ...overrides };
  return { server, askModel: createOpenAiModel(options) };
};

const request: ModelRequest = {
  messages: [{ role: 'user', content: [{ type: 'text', text: 'Which?' }] }],
  parameters: {},
  timeoutMs: 30_000,
};

const errorOf = async (call: Promise<unknown>): Promise<ModelCallError> => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ModelCallError)) throw new Error(`expected a ModelCallError, got ${error}`);
  return error;
};

describe('createOpenAiModel', () => {
  it("gives up when the attempt's time is up", async () => {
    const { askModel } = await open(() => ({ hang: 'before headers' }));
    const error = await errorOf(askModel({ ...request, timeoutMs: 100 }));
    expect(error).toMatchObject({ failure: 'timeout', cause: '100 ms' });
  });

  it('sends model, messages and parameters as the API wants them, and the key', async () => {
    const { server, askModel } = await open(() => 'A');
    await askModel({
      ...request,
      parameters: { temperature: 0, n: 1 },
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Which?' },
            { type: 'image', url: 'https://example.com/1.png' },
          ],
        },
        { role: 'assistant', content: 'A' },
        { role: 'user', content: [{ type: 'text', text: 'And now?' }] },
      ],
    });
    const [sent] = server.requests;
    expect(sent?.path).toBe('/v1/chat/completions');
    expect(sent?.headers.authorization).toBe(`Bearer ${apiKey}`);
    expect(sent?.body).toEqual({
      model: 'made-up',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Which?' },
            { type: 'image_url', image_url: { url: 'https://example.com/1.png' } },
          ],
        },
        { role: 'assistant', content: 'A' },
        { role: 'user', content: [{ type: 'text', text: 'And now?' }] },
      ],
      temperature: 0,
      n: 1,
    });
  });

  it("sends the user's headers in addition to its own", async () => {
    const { server, askModel } = await open(() => 'A', { headers: { 'X-Title': 'LiveClin' } });
    await askModel(request);
    expect(server.requests[0]?.headers).toMatchObject({
      'x-title': 'LiveClin',
      authorization: `Bearer ${apiKey}`,
    });
  });

  it("sends the reference's placeholder where there is no key", async () => {
    const { server, askModel } = await open(() => 'A', { apiKey: undefined });
    await askModel(request);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer token');
  });

  it('accepts a base URL with a trailing slash or with a query', async () => {
    const { server } = await open(() => 'A');
    const options = { apiBase: `${server.url}/?api-version=2025-01-01`, apiKey, model: 'm' };
    await createOpenAiModel(options)(request);
    expect(server.requests[0]?.path).toBe('/v1/chat/completions?api-version=2025-01-01');
  });

  it("sends the key of Azure's classic addresses in a header of its own", async () => {
    const { server } = await open(() => 'A');
    const azure = `${new URL(server.url).origin}/openai/deployments/gpt-5?api-version=2024-10-21`;
    await createOpenAiModel({ apiBase: azure, apiKey, model: 'gpt-5' })(request);
    const [sent] = server.requests;
    expect(sent?.path).toBe('/openai/deployments/gpt-5/chat/completions?api-version=2024-10-21');
    expect(sent?.headers).toMatchObject({ 'api-key': apiKey });
    expect(sent?.headers.authorization).toBeUndefined();
  });

  it("sends nothing of the environment's OpenAI account", async () => {
    vi.stubEnv('OPENAI_ORG_ID', 'org-of-this-machine');
    vi.stubEnv('OPENAI_PROJECT_ID', 'project-of-this-machine');
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const { server, askModel } = await open(() => 'A');
    await askModel(request);
    expect(JSON.stringify(server.requests[0]?.headers)).not.toContain('of-this-machine');
  });

  it('keeps reasoning, usage, served model, tier and request id with the text', async () => {
    const usage = {
      prompt_tokens: 1_000,
      completion_tokens: 300,
      prompt_tokens_details: { cached_tokens: 640, image_tokens: 510, cache_write_tokens: 128 },
      completion_tokens_details: { reasoning_tokens: 256 },
    };
    const { askModel } = await open(() => ({
      headers: { 'x-request-id': 'req_1' },
      body: chatCompletion('\u001c\\boxed{A} \n', {
        message: { reasoning_content: 'Hm.' },
        body: { usage, service_tier: 'flex', provider: 'Some Cloud' },
      }),
    }));
    expect(await askModel(request)).toEqual({
      text: '\\boxed{A}',
      reasoning: 'Hm.',
      finishReason: 'stop',
      servedModel: 'made-up-2025-06-01',
      servedProvider: 'Some Cloud',
      serviceTier: 'flex',
      requestId: 'req_1',
      usage: { input: 1_000, output: 300, cachedInput: 640, writtenInput: 128, image: 510, reasoning: 256 },
    });
  });

  it.each([
    [
      'OpenRouter',
      { cost: 0.0125, is_byok: false, cost_details: { upstream_inference_cost: 0.0125 } },
      0.0125,
    ],
    [
      "OpenRouter with the user's own key",
      { cost: 0.5, is_byok: true, cost_details: { upstream_inference_cost: 10 } },
      10.5,
    ],
    ['OpenRouter for a free model', { cost: 0 }, 0],
    ['xAI', { cost_in_usd_ticks: 37_756_000 }, 0.003_775_6],
    ['Perplexity, whose costs are a list', { cost: { total_cost: 1 } }, undefined],
    ['nobody: a cost below 0', { cost: -1 }, undefined],
    ['nobody: a cost as a text', { cost: '1' }, undefined],
  ])('reads what a reply was billed from the usage of %s', async (_, bill, billedUsd) => {
    const usage = { prompt_tokens: 10, completion_tokens: 1, ...bill };
    const { askModel } = await open(() => ({ body: chatCompletion('A', { body: { usage } }) }));
    expect((await askModel(request)).usage?.billedUsd).toBe(billedUsd);
  });

  it.each([
    ['reasoning_content', { message: { reasoning_content: 'Hm.' } }, 'A'],
    ['reasoning', { message: { reasoning: 'Hm.' } }, 'A'],
    [
      'a thinking part',
      {},
      [
        { type: 'thinking', thinking: 'Hm.' },
        { type: 'text', text: 'A' },
      ],
    ],
    [
      'a reasoning part',
      {},
      [
        { type: 'reasoning', text: 'Hm.' },
        { type: 'text', text: 'A' },
      ],
    ],
  ])('separates reasoning that comes as %s', async (_, overrides, content) => {
    const { askModel } = await open(() => ({ body: chatCompletion(content, overrides) }));
    expect(await askModel(request)).toMatchObject({ text: 'A', reasoning: 'Hm.' });
  });

  it.each([
    ['prompt_cache_hit_tokens', { prompt_tokens: 9, prompt_cache_hit_tokens: 8 }],
    ['cached_tokens', { prompt_tokens: 9, cached_tokens: 8 }],
  ])('reads cached tokens that are called %s', async (_, usage) => {
    const { askModel } = await open(() => ({ body: chatCompletion('A', { body: { usage } }) }));
    expect((await askModel(request)).usage).toMatchObject({ input: 9, cachedInput: 8 });
  });

  it.each([
    [
      'xAI',
      { completion_tokens: 2, total_tokens: 331, completion_tokens_details: { reasoning_tokens: 317 } },
    ],
    ['Gemini', { completion_tokens: 2, total_tokens: 331 }],
    [
      'OpenAI',
      { completion_tokens: 319, total_tokens: 331, completion_tokens_details: { reasoning_tokens: 317 } },
    ],
  ])('counts reasoning as output once, as %s tells it', async (_, fields) => {
    const usage = { prompt_tokens: 12, ...fields };
    const { askModel } = await open(() => ({ body: chatCompletion('A', { body: { usage } }) }));
    expect((await askModel(request)).usage).toMatchObject({ input: 12, output: 319 });
  });

  it('counts no more output than the total allows', async () => {
    const usage = { prompt_tokens: 500, completion_tokens: 500, total_tokens: 1_000 };
    const told = { ...usage, completion_tokens_details: { reasoning_tokens: 200 } };
    const { askModel } = await open(() => ({ body: chatCompletion('A', { body: { usage: told } }) }));
    expect((await askModel(request)).usage).toMatchObject({ output: 500, reasoning: 200 });
  });

  it.each([
    [
      'all are impossible',
      '{"prompt_tokens":9007199254740993,"completion_tokens":-3,"total_tokens":1e308}',
      undefined,
    ],
    ['one is a fraction', '{"prompt_tokens":12.5,"completion_tokens":3}', { output: 3 }],
    ['one is beyond a double', '{"prompt_tokens":12,"completion_tokens":1e999}', { input: 12 }],
    [
      'only the total is impossible',
      '{"prompt_tokens":12,"completion_tokens":3,"total_tokens":1e15}',
      { input: 12, output: 3 },
    ],
    [
      'a detail is negative',
      '{"prompt_tokens":12,"completion_tokens":3,"prompt_tokens_details":{"cached_tokens":-1}}',
      { input: 12, output: 3 },
    ],
  ])('keeps only possible token counts: %s', async (_, usage, kept) => {
    const { askModel } = await open(() => ({
      text: JSON.stringify(chatCompletion('A', { body: { usage: 'JSON' } })).replace('"JSON"', usage),
    }));
    const reply = await askModel(request);
    expect(reply.text).toBe('A');
    expect(reply.usage && present(reply.usage)).toEqual(kept);
  });

  it('keeps no name or request id that is longer than any', async () => {
    const { askModel } = await open(() => ({
      headers: { 'x-request-id': 'r'.repeat(5_000) },
      body: chatCompletion('A', { body: { model: 'm'.repeat(5_000), service_tier: 's'.repeat(5_000) } }),
    }));
    const reply = await askModel(request);
    expect(reply).toMatchObject({ servedModel: undefined, serviceTier: undefined });
    expect(reply.requestId).toHaveLength(200);
  });

  it.each(['x-request-id', 'request-id', 'apim-request-id', 'x-amzn-requestid'])(
    'keeps the request id of a failure from %s',
    async (header) => {
      const { askModel } = await open(() => ({ status: 500, headers: { [header]: 'req_7' } }));
      expect(await errorOf(askModel(request))).toMatchObject({ requestId: 'req_7', status: 500 });
    },
  );

  it('carries the code and the parameter that an error body names', async () => {
    const error = { message: 'No.', type: 'x', code: 'unsupported_parameter', param: 'max_tokens' };
    const { askModel } = await open(() => ({ status: 400, body: { error } }));
    expect(await errorOf(askModel(request))).toMatchObject({
      failure: 'bad request',
      status: 400,
      code: 'unsupported_parameter',
      param: 'max_tokens',
    });
  });

  it.each([400, 401, 500, 200])(
    'never shows a key that a response with status %i repeats',
    async (status) => {
      const { askModel } = await open(({ headers }) => ({
        status,
        body: { error: { message: `Bad credentials: ${headers.authorization}` } },
      }));
      const error = await errorOf(askModel(request));
      expect(error.message).toContain('Bad credentials: Bearer [API key]');
      expect(error.message).not.toContain(apiKey);
    },
  );

  it('stops reading a body that never ends', async () => {
    const { askModel } = await open(() => ({ text: ' '.repeat(34_000_000) }));
    expect(await errorOf(askModel(request))).toMatchObject({ failure: 'oversized reply', scope: 'question' });
  });

  it('refuses a key that no header can carry without showing it or sending anything', async () => {
    const { server, askModel } = await open(() => 'A', { apiKey: `${apiKey}\n` });
    const error = await errorOf(askModel(request));
    expect(error.failure).toBe('access denied');
    expect(error.message).not.toContain(apiKey);
    expect(server.counts.requests).toBe(0);
  });

  it('shows a long error page in a thousand characters at most', async () => {
    const { askModel } = await open(() => ({ status: 400, text: 'x'.repeat(100_000) }));
    expect((await errorOf(askModel(request))).message.length).toBe(1_000);
  });

  it('lets 200 conversations call at once', async () => {
    let answerAll = (): void => undefined;
    const allAreHere = new Promise<void>((resolve) => {
      answerAll = resolve;
    });
    const { server, askModel } = await open(async (_, index) => {
      if (index === 199) answerAll();
      await allAreHere;
      return 'A';
    });
    const replies = await Promise.all(Array.from({ length: 200 }, () => askModel(request)));
    expect(replies.every(({ text }) => text === 'A')).toBe(true);
    expect(server.counts.maxAtOnce).toBe(200);
  });
});
