import { describe, expect, test } from 'vitest';
import { createOpenAiModel } from '../../../../shared/adapters/openai/openai-model.ts';
import { ModelCallError } from '../../../../shared/model/model-call-error.ts';
import { type ScriptedReply, startModelServer } from '../../../../tools/stand-in-model/model-server.ts';
import { httpServer } from '../../../support/http-server.ts';
import { createPlanDesk, startInput } from '../../../support/runs/plan-desk.ts';

const completion = JSON.stringify({
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'A' } }],
});

type PlanInput = Partial<typeof startInput> & { readonly apiKeySecret?: string };

/** Plans a run against a real server; the desk's guard wants public addresses. */
const planAt = async (apiBase: string, input: PlanInput = {}) => {
  const { plan } = await createPlanDesk();
  const failing = plan(
    'run-1',
    { ...startInput, ...input, apiBase },
    {
      checkEndpoint: async () => undefined,
      openModel: async ({ identity }) =>
        createOpenAiModel({ apiBase: identity.apiBase, model: identity.model, apiKey: undefined }),
    },
  );
  return failing.then(
    () => 'planned',
    (error: Error) => error.message,
  );
};

const saidOf = async (reply: ScriptedReply, input: PlanInput = {}) => {
  const server = await startModelServer({ reply: () => reply });
  try {
    return await planAt(server.url, input);
  } finally {
    await server.close();
  }
};

describe('a preflight that leads nowhere', () => {
  test.each([
    ['', '/v1'],
    ['/v1/chat/completions', '/v1'],
    ['/v1', ''],
    ['/v1/v1', '/v1'],
  ])('at %j says what was asked, and names %j, which works', async (given, there) => {
    await using server = await httpServer((request, response) => {
      if (request.url === `${there}/chat/completions`) response.end(completion);
      else response.writeHead(404).end('{"detail":"Not Found"}');
    });
    const said = await planAt(server.url + given);
    expect(said).toContain(`The request went to ${server.url}${given}/chat/completions.`);
    expect(said).toContain('A base URL ends before /chat/completions, usually in /v1.');
    expect(said).toContain(`${server.url}${there} works: use that (--api-base ${server.url}${there}).`);
  });

  test('names a base that refuses the key, and one that is behind a web page', async () => {
    await using server = await httpServer((request, response) => {
      if (request.url === '/v1/chat/completions') response.writeHead(401).end('{}');
      else response.end('<title>Chat</title>');
    });
    expect(await planAt(server.url)).toContain(`${server.url}/v1 responds (access denied): use that`);
  });

  test('says what it tried when nothing works', async () => {
    await using server = await httpServer((_request, response) => response.writeHead(404).end('{}'));
    expect(await planAt(server.url)).toContain(`Neither does ${server.url}/v1 lead to a model`);
  });
});

describe('a rejected call', () => {
  const rejected = { status: 401, body: { error: { message: 'Incorrect API key provided' } } };

  test('without a key says that the run names none, and how to give one', async () => {
    expect(await saidOf(rejected)).toMatch(
      /This run names no key: store one with `npx liveclin key set endpoint --host 127\.0\.0\.1:\d+`, and name it there as evaluator\/endpoint\./,
    );
  });

  test('with a key doubts the key', async () => {
    const said = await saidOf(rejected, { apiKeySecret: 'evaluator/stand-in' });
    expect(said).toContain('Check the key in apiKeySecret (--api-key-secret)');
    expect(said).not.toContain('names no key');
  });
});

describe('what a preflight advises', () => {
  const error = (message: string, fields: object = {}) => ({ error: { message, ...fields } });

  test.each<[string, ScriptedReply, RegExp]>([
    [
      'a model for the Responses API',
      { status: 404, body: error('This model is only supported in v1/responses.') },
      /\(responses only\).*"api": "responses" \(--api responses\)/,
    ],
    [
      'a model for streams',
      { status: 400, body: error('This model only supports stream mode.') },
      /\(stream only\).*as a stream only/,
    ],
    [
      'an account in arrears',
      { status: 400, body: error('Overdue', { code: 'Arrearage' }) },
      /\(quota exhausted\).*owes money: pay what is due/,
    ],
    [
      'a data policy',
      { status: 404, body: error('No endpoints found matching your data policy') },
      /\(unknown model\).*data policy allows no provider of this model/,
    ],
    [
      'a limit by the day',
      { status: 429, body: error('Daily limit reached') },
      /\(quota exhausted\).*reset later than a run waits/,
    ],
    [
      'a gateway that answers a wrong key with 400',
      { status: 400, body: error('No connected db.', { type: 'no_db_connection', code: '400' }) },
      /\(access denied\).*did not accept the key.*master key/,
    ],
    [
      'a parameter that is refused and not left out',
      { status: 400, body: error('Not here.', { param: 'reasoning_effort' }) },
      /\(bad request\).*rejects reasoning_effort: change it or leave it out/,
    ],
    [
      'a country that is not served',
      { status: 400, body: error('User location is not supported for the API use.') },
      /\(access denied\).*does not serve the country.*another endpoint\. To skip/,
    ],
    [
      'a filter that takes the test message',
      { status: 400, body: error('no', { code: 'content_filter' }) },
      /\(content filter\).*filters even this harmless message/,
    ],
    ['a model that is unknown', { status: 404, body: error('No such model x') }, /Check the model name/],
  ])('follows from %s', async (_, reply, advice) => {
    expect(await saidOf(reply)).toMatch(advice);
  });

  test.each([
    ['ENOTFOUND', /No such host/],
    ['ECONNREFUSED', /Nothing listens there/],
    ['CERT_HAS_EXPIRED', /certificate of the endpoint is not trusted/],
    ['ESOMETHING', /cannot be reached from where the run executes/],
  ])('follows from the cause of a connection error: %s', async (code, advice) => {
    const reason = Object.assign(new Error('no'), { code });
    const { plan } = await createPlanDesk(() =>
      Promise.reject(
        new ModelCallError('connection', 'Connection error', { cause: new Error('', { cause: reason }) }),
      ),
    );
    await expect(plan('run-1', startInput)).rejects.toThrow(advice);
  });
});
