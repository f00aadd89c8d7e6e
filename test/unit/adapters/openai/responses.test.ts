import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryObjectStore } from '../../../../shared/adapters/memory/memory-object-store.ts';
import {
  createOpenAiModel,
  type OpenAiModelOptions,
} from '../../../../shared/adapters/openai/openai-model.ts';
import type { ModelRequest } from '../../../../shared/model/ask-model.ts';
import { samplingParameters } from '../../../../shared/run/run-identity.ts';
import { runKeys } from '../../../../shared/storage/keys.ts';
import { textOf } from '../../../../shared/storage/object-store.ts';
import { chatCompletion } from '../../../../tools/stand-in-model/chat-completion.ts';
import { createGatewayRun } from '../../../../tools/stand-in-model/gateway-run.ts';
import { type ModelServerOptions, startModelServer } from '../../../../tools/stand-in-model/model-server.ts';
import { responseObject } from '../../../../tools/stand-in-model/response-object.ts';
import { throughResponses } from '../../../../tools/stand-in-model/responses-api.ts';

const apiKey = 'sk-made-up-0123456789abcdef';

const open = async (reply: ModelServerOptions['reply'], overrides: Partial<OpenAiModelOptions> = {}) => {
  const server = await startModelServer({ reply });
  onTestFinished(server.close);
  const options = { api: 'responses', apiBase: server.url, apiKey, model: 'made-up', ...overrides } as const;
  return { server, askModel: createOpenAiModel(options) };
};

const conversation: ModelRequest['messages'] = [
  {
    role: 'user',
    content: [
      { type: 'text', text: 'Which?' },
      { type: 'image', url: 'https://example.com/1.png' },
    ],
  },
  { role: 'assistant', content: 'A' },
  { role: 'user', content: [{ type: 'text', text: 'And now?' }] },
];

const parameters = { max_output_tokens: 16_384, temperature: 0 };
const request: ModelRequest = { messages: conversation, parameters, timeoutMs: 30_000 };

describe('the Responses API', () => {
  it('is sent input items, the parameters and the key, and told to store nothing', async () => {
    const { server, askModel } = await open(throughResponses(() => 'B'));
    expect(await askModel(request)).toMatchObject({ text: 'B', finishReason: 'stop' });
    const [sent] = server.requests;
    expect(sent?.path).toBe('/v1/responses');
    expect(sent?.headers.authorization).toBe(`Bearer ${apiKey}`);
    expect(sent?.body).toEqual({
      model: 'made-up',
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_text', text: 'Which?' },
            { type: 'input_image', image_url: 'https://example.com/1.png', detail: 'auto' },
          ],
        },
        { role: 'assistant', content: 'A' },
        { role: 'user', content: [{ type: 'input_text', text: 'And now?' }] },
      ],
      store: false,
      max_output_tokens: 16_384,
      temperature: 0,
    });
  });

  it('keeps reasoning, usage, served model and tier with the text', async () => {
    const { askModel } = await open(() => ({
      headers: { 'x-request-id': 'req_1' },
      body: responseObject('\u001c\\boxed{A} \n', {
        service_tier: 'flex',
        output: [
          {
            id: 'rs_1',
            type: 'reasoning',
            summary: [
              { type: 'summary_text', text: 'First.' },
              { type: 'summary_text', text: 'Then.' },
            ],
          },
          ...responseObject('\\boxed{A} \n').output,
        ],
        usage: {
          input_tokens: 1_000,
          output_tokens: 300,
          input_tokens_details: { cached_tokens: 640 },
          output_tokens_details: { reasoning_tokens: 256 },
        },
      }),
    }));
    expect(await askModel(request)).toEqual({
      text: '\\boxed{A}',
      reasoning: 'First.\n\nThen.',
      refusal: undefined,
      finishReason: 'stop',
      servedModel: 'made-up-2025-06-01',
      serviceTier: 'flex',
      requestId: 'req_1',
      usage: { input: 1_000, output: 300, cachedInput: 640, reasoning: 256 },
      limitUsedUpMs: undefined,
    });
  });

  it.each([401, 200])('never shows a key that a response with status %i repeats', async (status) => {
    const { askModel } = await open(({ headers }) => ({
      status,
      body: { error: { message: `Bad credentials: ${headers.authorization}` } },
    }));
    await expect(askModel(request)).rejects.toThrow('Bad credentials: Bearer [API key]');
  });
});

describe('a run with the Responses API', () => {
  const run = async (identity: object) => {
    const server = await startModelServer({
      reply: throughResponses(() => ({
        body: chatCompletion('The answer is B.', {
          message: { reasoning_content: 'The history narrows it down.' },
        }),
      })),
    });
    onTestFinished(server.close);
    const objects = createMemoryObjectStore();
    const parametersOfRun = samplingParameters('responses', { maxTokens: 100, temperature: 0 });
    const { work } = await createGatewayRun({
      questions: [3],
      apiBase: server.url,
      objects,
      identity: { api: 'responses', parameters: parametersOfRun, ...identity },
    });
    await work();
    const result = await objects.get(runKeys.caseResult('run-1', '90000001'));
    return { server, result: result ? textOf(result) : '' };
  };
  const itemsOf = (input: unknown) =>
    (input as { type?: string; role?: string }[]).map(({ type, role }) => type ?? role);

  it('sends texts as history, as the reference does', async () => {
    const { server, result } = await run({});
    expect(server.requests.map(({ body }) => itemsOf(body.input))).toEqual([
      ['user'],
      ['user', 'assistant', 'user'],
      ['user', 'assistant', 'user', 'assistant', 'user'],
    ]);
    expect(result).toContain('"outcome":"answered"');
    expect(result).toContain('The history narrows it down.');
  });

  it("sends the model's own items back with --history reasoning, and keeps them out of the results", async () => {
    const { server, result } = await run({ history: 'reasoning' });
    expect(server.requests.map(({ body }) => itemsOf(body.input))).toEqual([
      ['user'],
      ['user', 'reasoning', 'message', 'user'],
      ['user', 'reasoning', 'message', 'user', 'reasoning', 'message', 'user'],
    ]);
    expect(server.requests.every(({ body }) => body.store === false && body.include !== undefined)).toBe(
      true,
    );
    expect(result).toContain('"outcome":"answered"');
    expect(result).not.toContain('encrypted_content');
  });
});
