import { describe, expect, it, onTestFinished } from 'vitest';
import { withRole } from '../../../../shared/adapters/aws/sign-requests.ts';
import { createModelOpener } from '../../../../shared/adapters/openai/model-opener.ts';
import { anyHost } from '../../../../shared/endpoint/endpoint-guard.ts';
import type { Api } from '../../../../shared/endpoint/request-url.ts';
import { samplingParameters } from '../../../../shared/run/run-identity.ts';
import { makeIdentity, makeSettings } from '../../../../tools/made-up/factories.ts';
import { throughBedrock } from '../../../../tools/stand-in-model/bedrock-api.ts';
import { startModelServer } from '../../../../tools/stand-in-model/model-server.ts';
import { throughResponses } from '../../../../tools/stand-in-model/responses-api.ts';

const credentials = {
  accessKeyId: 'AKIAMADEUPMADEUPMADE',
  secretAccessKey: 'made/up+secret0123456789made/up+secret01',
  sessionToken: `made/up+session${'0123456789abcdef'.repeat(20)}==`,
};

const open = async (api: Api, own = credentials, region = 'us-east-2') => {
  const reply = throughBedrock(
    (request, index) => (api === 'chat' ? 'A' : throughResponses(() => 'A')(request, index)),
    {
      region: 'us-east-2',
      credentials,
    },
  );
  const server = await startModelServer({ reply });
  onTestFinished(server.close);
  const openModel = createModelOpener({
    keys: { load: () => Promise.reject(new Error('no key is read')) },
    rules: { ...anyHost, bedrock: { base: server.url.replace('/v1', '/openai/v1') } },
    resolve: async () => [],
    withRole: (of) => withRole(of, async () => own),
  });
  const identity = makeIdentity({ apiBase: `bedrock:${region}`, api });
  const askModel = await openModel({ identity, settings: makeSettings() });
  const ask = () =>
    askModel({
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Which? \u{1F9EA} ä' }] }],
      parameters: samplingParameters(api, { maxTokens: 16, temperature: 0 }),
      timeoutMs: 30_000,
    });
  return { server, ask };
};

describe('Bedrock with the role of the worker', () => {
  it.each(['chat', 'responses'] as const)('accepts the signatures of %s requests', async (api) => {
    const { server, ask } = await open(api);
    expect(await ask()).toMatchObject({ text: 'A' });
    const [sent] = server.requests;
    expect(sent?.path).toBe(api === 'chat' ? '/openai/v1/chat/completions' : '/openai/v1/responses');
    expect(sent?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIAMADEUPMADEUPMADE\/\d{8}\/us-east-2\/bedrock\/aws4_request, /,
    );
    expect(JSON.stringify(sent?.headers)).not.toContain(credentials.secretAccessKey);
  });

  it.each([
    ['another secret', { ...credentials, secretAccessKey: 'another' }, 'us-east-2'],
    ['another region', credentials, 'us-west-2'],
  ])('refuses signatures made with %s, and the error shows no token', async (_, own, region) => {
    const { ask } = await open('chat', own, region);
    const error = await ask().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ failure: 'access denied', scope: 'run' });
    expect((error as Error).message).toContain('x-amz-security-token:[API key]');
  });
});
