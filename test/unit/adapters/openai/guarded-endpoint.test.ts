import type { LookupAddress } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { withKey } from '../../../../shared/adapters/openai/authorize.ts';
import { createModelOpener } from '../../../../shared/adapters/openai/model-opener.ts';
import { createOpenAiModel } from '../../../../shared/adapters/openai/openai-model.ts';
import {
  createEndpointCheck,
  createPinnedLookup,
  type Resolve,
} from '../../../../shared/adapters/openai/pinned-lookup.ts';
import { anyHost, type EndpointRules, publicHosts } from '../../../../shared/endpoint/endpoint-guard.ts';
import type { ModelRequest } from '../../../../shared/model/ask-model.ts';
import { makeIdentity, makeSettings } from '../../../../tools/made-up/factories.ts';
import { startModelServer } from '../../../../tools/stand-in-model/model-server.ts';

const request: ModelRequest = {
  messages: [{ role: 'user', content: [{ type: 'text', text: 'Which?' }] }],
  parameters: {},
  timeoutMs: 30_000,
};

const addressesOf = (...addresses: string[]): LookupAddress[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

/** Everything on this machine that can be connected to, by IPv4 and IPv6; counts who does. */
const startListener = async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '::', ipv6Only: false }, resolve));
  onTestFinished(() => {
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, connections: () => connections };
};

const openModel = (apiBase: string, rules: EndpointRules, resolve: Resolve) =>
  createModelOpener({ keys: { load: async () => '' }, rules, resolve, withRole: () => withKey() })({
    identity: makeIdentity({ apiBase }),
    settings: makeSettings(),
  });

/** How asking this endpoint fails, whether at opening or at connecting. */
const refusalOf = async (apiBase: string, rules: EndpointRules, resolve: Resolve): Promise<unknown> => {
  try {
    const askModel = await openModel(apiBase, rules, resolve);
    await askModel(request);
  } catch (error) {
    return error;
  }
  return undefined;
};

const attempts = [
  'https://127.0.0.1:PORT/v1',
  'https://127.1:PORT/v1',
  'https://2130706433:PORT/v1',
  'https://0x7f000001:PORT/v1',
  'https://017700000001:PORT/v1',
  'https://0:PORT/v1',
  'https://localhost:PORT/v1',
  'https://localhost.:PORT/v1',
  'https://[::1]:PORT/v1',
  'https://[::]:PORT/v1',
  'https://[::ffff:127.0.0.1]:PORT/v1',
  'https://[::ffff:7f00:1]:PORT/v1',
  'http://127.0.0.1:PORT/v1',
  'https://me:pw@127.0.0.1:PORT/v1',
];

describe('a model that is opened where local endpoints are not allowed', () => {
  test.each(attempts)('is refused at %s before a connection is made', async (attempt) => {
    const listener = await startListener();
    const apiBase = attempt.replace('PORT', String(listener.port));
    const toLoopback: Resolve = async () => addressesOf('127.0.0.1');
    await expect(openModel(apiBase, publicHosts, toLoopback)).rejects.toMatchObject({
      name: 'EndpointRefused',
    });
    const check = createEndpointCheck({ rules: publicHosts, resolve: toLoopback });
    await expect(check(apiBase)).rejects.toMatchObject({ name: 'EndpointRefused' });
    expect(listener.connections()).toBe(0);
  });

  test.each([['127.0.0.1'], ['::1'], ['::ffff:127.0.0.1'], ['1.1.1.1', '127.0.0.1']])(
    'is refused at a name that leads to %s',
    async (...addresses) => {
      const listener = await startListener();
      const apiBase = `https://public.example:${listener.port}/v1`;
      const resolve: Resolve = async () => addressesOf(...addresses);
      expect(await refusalOf(apiBase, publicHosts, resolve)).toMatchObject({
        failure: 'endpoint refused',
        scope: 'run',
        message: expect.stringContaining('public.example resolves to'),
      });
      const check = createEndpointCheck({ rules: publicHosts, resolve });
      await expect(check(apiBase)).rejects.toMatchObject({ name: 'EndpointRefused' });
      expect(listener.connections()).toBe(0);
    },
  );

  test('is refused at a name that leads to credentials also where local endpoints are allowed', async () => {
    const resolve: Resolve = async () => addressesOf('169.254.169.254');
    expect(await refusalOf('http://model.lan/v1', anyHost, resolve)).toMatchObject({
      failure: 'endpoint refused',
      message: expect.stringContaining('model.lan leads to 169.254.169.254'),
    });
    const check = createEndpointCheck({ rules: anyHost, resolve });
    await expect(check('http://model.lan/v1')).rejects.toMatchObject({ name: 'EndpointRefused' });
  });

  // Without this the counts above could be 0 for another reason.
  test('is connected to at the same addresses where they are allowed', async () => {
    const listener = await startListener();
    for (const host of ['127.0.0.1', '2130706433', '[::ffff:127.0.0.1]']) {
      const apiBase = `https://${host}:${listener.port}/v1`;
      expect(await refusalOf(apiBase, anyHost, async () => [])).toMatchObject({ failure: 'connection' });
    }
    expect(listener.connections()).toBe(3);
  });
});

test('Bedrock is refused where the deployment does not allow it, with what to do', async () => {
  await expect(openModel('bedrock:us-east-2', anyHost, async () => [])).rejects.toMatchObject({
    name: 'EndpointRefused',
    message: expect.stringMatching(/Deploy it with `-c bedrock=true`, or give https/),
  });
});

describe('createPinnedLookup', () => {
  const lookUp = (lookup: ReturnType<typeof createPinnedLookup>, all: boolean) =>
    new Promise((resolve, reject) => {
      lookup('api.example', { all }, (error, address, family) =>
        error ? reject(error) : resolve(all ? address : [address, family]),
      );
    });

  it('resolves once: a name that later resolves to a private address keeps its first address', async () => {
    let asked = 0;
    const answers = [addressesOf('1.1.1.1', '2606:4700::1111'), addressesOf('127.0.0.1')];
    const lookup = createPinnedLookup(async () => answers[asked++] ?? [], publicHosts);
    expect(await lookUp(lookup, true)).toEqual(addressesOf('1.1.1.1', '2606:4700::1111'));
    expect(await lookUp(lookup, false)).toEqual(['1.1.1.1', 4]);
    expect(asked).toBe(1);
  });

  it('retries a name that could not be resolved', async () => {
    let asked = 0;
    const lookup = createPinnedLookup(async () => {
      asked += 1;
      if (asked === 1) throw new Error('EAI_AGAIN');
      return addressesOf('1.1.1.1');
    }, publicHosts);
    await expect(lookUp(lookup, true)).rejects.toThrow('EAI_AGAIN');
    expect(await lookUp(lookup, true)).toEqual(addressesOf('1.1.1.1'));
  });

  it("is used by the gateway's connections, which keep the endpoint's name in the request", async () => {
    await using server = await startModelServer({ reply: () => 'A' });
    const { port } = new URL(server.url);
    const askModel = createOpenAiModel({
      apiBase: `http://model.example:${port}/v1`,
      apiKey: undefined,
      model: 'made-up',
      lookup: (_host, _options, callback) => callback(null, addressesOf('127.0.0.1')),
    });
    expect(await askModel(request)).toMatchObject({ text: 'A' });
    expect(server.requests[0]?.headers.host).toBe(`model.example:${port}`);
  });

  it('reports a name that cannot be resolved as a connection error, to be asked again', async () => {
    const resolve: Resolve = () => Promise.reject(new Error('getaddrinfo ENOTFOUND model.example'));
    expect(await refusalOf('https://model.example/v1', publicHosts, resolve)).toMatchObject({
      failure: 'connection',
      scope: 'again',
      message: expect.stringContaining('ENOTFOUND'),
    });
  });
});
