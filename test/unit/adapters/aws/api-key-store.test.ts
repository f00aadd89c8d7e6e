import { json } from 'node:stream/consumers';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import { expect, it } from 'vitest';
import { createApiKeyStore } from '../../../../shared/adapters/aws/api-key-store.ts';
import { httpServer } from '../../../support/http-server.ts';

interface Asked {
  readonly action: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An account that answers with JSON, action by action, and denies every other action. */
const account = async (answers: Readonly<Record<string, (body: Asked['body']) => object | 'exists'>>) => {
  const asked: Asked[] = [];
  const server = await httpServer(async (request, response) => {
    const action = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const body = (await json(request)) as Asked['body'];
    asked.push({ action, body });
    const answer = answers[action]?.(body);
    const isDone = typeof answer === 'object';
    const error = answer === 'exists' ? 'ResourceExistsException' : 'AccessDeniedException';
    response.writeHead(isDone ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(isDone ? answer : { __type: error, message: `${action} is denied` }));
  });
  const client = {
    endpoint: server.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  };
  const keys = createApiKeyStore({
    secrets: new SecretsManagerClient(client),
    parameters: new SSMClient(client),
    prefix: 'evaluator/',
  });
  return { asked, keys, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
};

const hosts = ['api.example.com', '127.0.0.1:8000'];
const stored = { key: 'sk-secret', hosts };

/** Descriptions by name, as CreateSecret and PutParameter get them, with one key of an older version. */
const shelf = (older: string) => {
  const kept = new Map<unknown, unknown>([[older, undefined]]);
  return {
    keep: ({ Name, Description }: Asked['body']) => {
      kept.set(Name, Description);
      return {};
    },
    list: () => [...kept].map(([Name, Description]) => ({ Name, Description })),
  };
};

it('lists keys to somebody who may read none, with the hosts that were stored with them', async () => {
  const [secrets, parameters] = [shelf('evaluator/older'), shelf('/evaluator/older')];
  await using server = await account({
    CreateSecret: secrets.keep,
    PutParameter: parameters.keep,
    ListSecrets: () => ({ SecretList: secrets.list() }),
    DescribeParameters: () => ({ Parameters: parameters.list() }),
  });
  await server.keys.save('openai', stored);
  await server.keys.save('/openai', stored);
  const listed: unknown[] = [];
  for await (const key of server.keys.list()) listed.push(key);
  expect(listed).toEqual([
    { name: 'evaluator/older', hosts: undefined },
    { name: 'evaluator/openai', hosts },
    { name: '/evaluator/older', hosts: undefined },
    { name: '/evaluator/openai', hosts },
  ]);
  const actions = server.asked.map(({ action }) => action);
  expect(actions).toEqual(['CreateSecret', 'PutParameter', 'ListSecrets', 'DescribeParameters']);
});

it('replaces a key and the hosts that are listed with it at once, without reading it', async () => {
  await using server = await account({ CreateSecret: () => 'exists', UpdateSecret: () => ({}) });
  await server.keys.save('openai', stored);
  expect(server.asked.at(-1)).toMatchObject({
    action: 'UpdateSecret',
    body: { SecretId: 'evaluator/openai', SecretString: JSON.stringify(stored) },
  });
  expect(server.asked.at(-1)?.body.Description).toContain(hosts.join(', '));
});
