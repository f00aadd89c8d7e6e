import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { concurrencyFinding } from '../../../../cli/doctor/check-concurrency.ts';
import { checkDataset } from '../../../../cli/doctor/check-dataset.ts';
import { checkEndpoint } from '../../../../cli/doctor/check-endpoint.ts';
import { checkLocalTarget } from '../../../../cli/doctor/check-local-target.ts';
import { checkStack } from '../../../../cli/doctor/check-stack.ts';
import { stackOutputs } from '../../../../infra/stack-outputs.ts';
import { createMemoryObjectStore } from '../../../../shared/adapters/memory/memory-object-store.ts';
import { createEndpointCheck } from '../../../../shared/adapters/openai/pinned-lookup.ts';
import { publicHosts } from '../../../../shared/endpoint/endpoint-guard.ts';
import { datasetKeys } from '../../../../shared/storage/keys.ts';
import { aCase, someCases } from '../../../../tools/made-up/a-case.ts';
import { digest, makeManifest } from '../../../../tools/made-up/factories.ts';
import { httpServer } from '../../../support/http-server.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';

describe('the stack', () => {
  it.each([
    [
      'of the same version is fine',
      new Map([[stackOutputs.evaluatorVersion, '1.2.3']]),
      'ok',
      'version 1.2.3',
    ],
    [
      'of another one is worth a word',
      new Map([[stackOutputs.evaluatorVersion, '1.0.0']]),
      'warning',
      '1.0.0',
    ],
    ['from before versions were recorded', new Map(), 'warning', 'version unknown'],
    ['that is missing is a problem', undefined, 'problem', 'there is no LiveClinEvaluator'],
  ])('%s', async (_what, outputs, state, message) => {
    const finding = await checkStack({}, async () => outputs, '1.2.3');
    expect(finding).toMatchObject({ state, message: expect.stringContaining(message) });
    expect(finding.advice ?? '').toContain(state === 'ok' ? '' : 'npm run deploy');
  });

  it('that cannot be looked up is a problem, with advice', async () => {
    const expired = Object.assign(new Error('The token has expired'), { name: 'ExpiredTokenException' });
    const finding = await checkStack({}, () => Promise.reject(expired), '1.2.3');
    expect(finding).toMatchObject({ state: 'problem', message: 'The token has expired' });
    expect(finding.advice).toContain('aws sso login');
  });
});

describe('the Lambda quota', () => {
  it('is given in conversations', () => {
    expect(concurrencyFinding(1_000, 900)).toEqual({
      state: 'ok',
      message:
        '900 of 1,000 concurrent Lambda executions are unreserved: up to 22,500 conversations at once in --image-mode local (25 a worker), 90,000 in the other modes (100 a worker)',
    });
  });

  it('of a new account is a warning that says how to raise it', () => {
    const finding = concurrencyFinding(10, 10);
    expect(finding).toMatchObject({ state: 'warning', message: expect.stringContaining('up to 250 conv') });
    expect(finding.advice).toContain('L-B99A9384');
  });
});

describe('the endpoint', () => {
  const anywhere = async () => undefined;

  it.each([200, 401, 500])('that returns %d is reachable, and is sent no key', async (status) => {
    const asked: { url: string | undefined; key: string | undefined }[] = [];
    await using server = await httpServer((request, response) => {
      asked.push({ url: request.url, key: request.headers.authorization });
      response.writeHead(status).end('{}');
    });
    const finding = await checkEndpoint(`${server.url}/v1/`, anywhere);
    expect(finding).toMatchObject({ state: 'ok', message: expect.stringContaining(`returned ${status}`) });
    expect(asked).toEqual([{ url: '/v1/models', key: undefined }]);
  });

  it('that lists no models but takes chats is fine', async () => {
    await using server = await httpServer((request, response) => {
      response.writeHead(request.url === '/v1/chat/completions' ? 400 : 404).end('{}');
    });
    expect(await checkEndpoint(`${server.url}/v1`, anywhere)).toMatchObject({ state: 'ok' });
  });

  it.each([
    ['', '/v1'],
    ['/', '/v1'],
    ['/v1/chat/completions', '/v1'],
    ['/chat/completions', '/v1'],
    ['/v1/models', '/v1'],
    ['/v1', ''],
  ])('at %j is a warning that names %j, where it is', async (given, there) => {
    await using server = await httpServer((request, response) => {
      response.writeHead(request.url === `${there}/models` ? 401 : 404).end('{}');
    });
    expect(await checkEndpoint(server.url + given, anywhere)).toMatchObject({
      state: 'warning',
      advice: `A base URL ends before /chat/completions, usually in /v1. ${server.url}${there} responds: use that.`,
    });
  });

  it('that is nowhere near is a warning that says what would be asked', async () => {
    await using server = await httpServer((_request, response) => response.writeHead(404).end('{}'));
    expect(await checkEndpoint(`${server.url}/api`, anywhere)).toMatchObject({
      state: 'warning',
      advice: expect.stringContaining(`Requests would go to ${server.url}/api/chat/completions`),
    });
  });

  it('where nothing listens is a problem that says why', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const finding = await checkEndpoint(`http://127.0.0.1:${port}/v1`, anywhere);
    expect(finding).toMatchObject({ state: 'problem', message: expect.stringContaining('ECONNREFUSED') });
  });

  it('that the deployment refuses gets no request', async () => {
    let asked = 0;
    await using server = await httpServer((_request, response) => {
      asked += 1;
      response.end();
    });
    const guard = createEndpointCheck({ rules: publicHosts, resolve: async () => [] });
    expect(await checkEndpoint(server.url, guard)).toMatchObject({
      state: 'problem',
      message: expect.stringContaining('is not https'),
      advice: expect.stringContaining('docs/self-hosted.md'),
    });
    expect(asked).toBe(0);
  });
});

describe('the dataset', () => {
  it('is looked for in the bucket and on this machine', async () => {
    await using folder = await temporaryDirectory();
    const objects = createMemoryObjectStore();
    const flags = { dataset: 'mine', dataDir: folder.path };
    expect(await checkDataset(flags, objects)).toMatchObject({
      state: 'warning',
      message: expect.stringContaining('a run would download it from Hugging Face'),
      advice: expect.stringContaining('liveclin dataset add mine'),
    });
    await objects.put(datasetKeys.name('mine'), JSON.stringify({ digest }));
    await objects.put(datasetKeys.manifest(digest), JSON.stringify(makeManifest(someCases([3, 3]))));
    expect(await checkDataset(flags, objects)).toMatchObject({
      state: 'ok',
      message: 'mine: in the bucket, 2 cases, without images, so for image mode url only',
    });
    await using data = await temporaryDirectory();
    await mkdir(`${data.path}/mine`);
    await writeFile(`${data.path}/mine/mine.jsonl`, aCase({ pmc: '1', questions: 2 }).line());
    expect(await checkDataset({ ...flags, dataDir: data.path }, undefined)).toMatchObject({
      state: 'ok',
      message: `mine: on this machine, ${data.path}/mine/mine.jsonl`,
    });
  });
});

describe('--local', () => {
  it.each([
    [{ mode: 'given', endpointUrl: 'http://box:4566' }, 'given by AWS_ENDPOINT_URL'],
    [{ mode: 'host', endpointUrl: 'http://127.0.0.1:4566', pid: 7, logFile: 'l' }, 'process 7'],
  ] as const)('names the LocalStack that is up', async (target, whose) => {
    const finding = await checkLocalTarget(async () => ({ state: 'up', target }));
    expect(finding).toMatchObject({ state: 'ok', message: expect.stringContaining(whose) });
  });

  it('says that a given endpoint is silent', async () => {
    const finding = await checkLocalTarget(() => Promise.reject(new Error('no LocalStack answers there')));
    expect(finding).toMatchObject({ state: 'problem', message: 'no LocalStack answers there' });
  });
});
