import { describe, expect, it, onTestFinished } from 'vitest';
import { withRole } from '../../../../shared/adapters/aws/sign-requests.ts';
import {
  createOpenAiModel,
  type OpenAiModelOptions,
} from '../../../../shared/adapters/openai/openai-model.ts';
import type { BackgroundCall } from '../../../../shared/model/ask-model.ts';
import { samplingParameters } from '../../../../shared/run/run-identity.ts';
import {
  type ModelServer,
  type ReceivedRequest,
  type ScriptedReply,
  startModelServer,
} from '../../../../tools/stand-in-model/model-server.ts';
import { throughBackground } from '../../../../tools/stand-in-model/responses-api.ts';

const apiKey = 'sk-made+up/0123456789abcdef=';
const role = {
  accessKeyId: 'AKIAMADEUPMADEUPMADE',
  secretAccessKey: 'made/up+secret0123456789made/up+secret01',
  sessionToken: 'made/up+session+token0123456789abcdef==',
};
const secrets = [apiKey, role.secretAccessKey, role.sessionToken];

interface Adapter {
  readonly name: string;
  readonly path?: string;
  readonly options: Omit<OpenAiModelOptions, 'apiBase' | 'model'>;
  readonly inBackground?: boolean;
}

const adapters: readonly Adapter[] = [
  { name: 'Chat Completions', options: { apiKey } },
  { name: 'the Responses API', options: { apiKey, api: 'responses' } },
  { name: 'the Responses API in the background', options: { apiKey, api: 'responses' }, inBackground: true },
  { name: "Azure's classic form", path: '/openai/deployments/d?api-version=2024-10-21', options: { apiKey } },
  {
    name: 'Bedrock',
    path: '/openai/v1',
    options: { apiKey: undefined, authorize: withRole('us-east-2', async () => role) },
  },
];

const background: BackgroundCall = { started: async () => undefined, next: async () => 'look' };

const start = async (reply: (request: ReceivedRequest) => ScriptedReply): Promise<ModelServer> => {
  const server = await startModelServer({ reply });
  onTestFinished(server.close);
  return server;
};

/** How a call to this server fails. */
const failureAt = async (server: ModelServer, { path = '/v1', options, inBackground }: Adapter) => {
  const apiBase = `${new URL(server.url).origin}${path}`;
  const askModel = createOpenAiModel({ ...options, apiBase, model: 'made-up' });
  const call = askModel({
    messages: [{ role: 'user', content: [{ type: 'text', text: 'Which?' }] }],
    parameters: samplingParameters(options.api, { maxTokens: 9, temperature: 0 }),
    timeoutMs: 30_000,
    ...(inBackground && { background }),
  });
  return call.then(
    () => {
      throw new Error('a reply came');
    },
    (error: Error) => error,
  );
};

describe.each(adapters)('a key of $name', (adapter) => {
  it('goes to no other host, wherever the endpoint points', async () => {
    const other = await start(() => 'A');
    const made = throughBackground(() => 'A', 1);
    const server = await start((request) =>
      // In the background, only the looks are sent elsewhere.
      adapter.inBackground && request.method === 'POST'
        ? made.reply(request, 0)
        : { status: 307, headers: { location: `${other.url}/chat/completions` } },
    );
    expect(await failureAt(server, adapter)).toMatchObject({ name: 'ModelCallError' });
    expect(server.counts.requests).toBe(adapter.inBackground ? 2 : 1);
    expect(other.counts.requests).toBe(0);
  });

  it('is nowhere in what an endpoint that repeats all it got leads to', async () => {
    const server = await start(({ headers }) => {
      const echo = JSON.stringify(headers);
      return {
        status: 401,
        headers: { 'x-request-id': echo.slice(0, 150) },
        body: { error: { message: echo, code: echo.slice(0, 90), param: echo } },
      };
    });
    const error = await failureAt(server, adapter);
    const seen = JSON.stringify({ ...error, message: error.message, stack: error.stack });
    expect(seen).toContain('user-agent');
    for (const secret of secrets) expect(seen).not.toContain(secret);
    const sent = JSON.stringify(server.requests[0]?.headers);
    expect(secrets.some((secret) => sent.includes(secret))).toBe(true);
  });
});
