import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { httpServer } from '../support/http-server.ts';
import { startProxy } from '../support/proxy-server.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** This process's environment without proxies and without AWS, but for made-up keys. */
const environment = (settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/proxy$|^AWS_|^HF_/i.test(name))),
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'made-up',
  AWS_SECRET_ACCESS_KEY: 'made-up',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_MAX_ATTEMPTS: '1',
  ...settings,
});

describe('a terminal behind a proxy', () => {
  test.each(['HTTPS_PROXY', 'https_proxy'])(
    'reaches AWS and the endpoint that doctor checks through %s',
    async (name) => {
      await using proxy = await startProxy();
      const args = ['doctor', '--api-base', 'https://models.example/v1'];
      await runCli(args, environment({ [name]: proxy.url }));
      expect(new Set(proxy.asked)).toEqual(
        new Set(['sts.eu-west-1.amazonaws.com:443', 'models.example:443']),
      );
    },
  );

  test('takes a proxy without a scheme', async () => {
    await using proxy = await startProxy();
    const { host } = new URL(proxy.url);
    await runCli(['runs'], environment({ HTTPS_PROXY: host }));
    expect(proxy.asked).toContain('cloudformation.eu-west-1.amazonaws.com:443');
  });

  test.each(['socks5://user:pa55@proxy.example', 'http://user:pa55@@:x', '\u001b[2Jpa55 ://'])(
    'says which variable names none, and shows no password: %j',
    async (proxy) => {
      const { code, stderr } = await runCli(['runs'], environment({ HTTPS_PROXY: proxy }));
      expect(code).toBe(2);
      expect(stderr).toBe('Error: HTTPS_PROXY must be an http(s) URL such as http://proxy.example:3128.\n');
    },
  );

  test.each([
    ['the stack', ['runs'], 'cloudformation'],
    ['its keys', ['key', 'list'], 'secretsmanager'],
  ])('asks AWS for %s through it', async (_, args, service) => {
    await using proxy = await startProxy();
    await runCli(args, environment({ HTTPS_PROXY: proxy.url }));
    expect(proxy.asked).toContain(`${service}.eu-west-1.amazonaws.com:443`);
  });

  test('shows test pictures to a model through it', async () => {
    await using proxy = await startProxy();
    const args = ['check', '--model', 'm', '--api-base', 'https://models.example/v1', '--api-key', 'sk-1'];
    await runCli(args, environment({ HTTPS_PROXY: proxy.url }));
    expect(new Set(proxy.asked)).toEqual(new Set(['models.example:443']));
  });

  test('gets replies through it', async () => {
    await using model = await startModelServer({ reply: () => 'Yellow.' });
    await using proxy = await startProxy({ 'models.example:80': Number(new URL(model.url).port) });
    const args = ['check', '--model', 'm', '--api-base', 'http://models.example/v1'];
    const { stdout } = await runCli(args, environment({ HTTP_PROXY: proxy.url }));
    expect(stdout).toMatch(/^local +works/m);
    expect(model.counts.requests).toBeGreaterThan(0);
  });

  test('looks for datasets on the hub through it', async () => {
    await using directory = await temporaryDirectory();
    await using hub = await httpServer((_, response) => response.writeHead(404).end());
    await using proxy = await startProxy({ 'hub.example:80': Number(new URL(hub.url).port) });
    const args = ['dataset', 'add', '2025_H1', '--data-dir', directory.path];
    const places = { HF_ENDPOINT: 'http://hub.example', AWS_ENDPOINT_URL: 'http://aws.example' };
    await runCli(args, environment({ HTTP_PROXY: proxy.url, ...places }));
    expect(proxy.asked).toContain('hub.example:80');
  });

  test('reaches the hosts in NO_PROXY directly', async () => {
    await using proxy = await startProxy();
    const args = ['doctor', '--api-base', 'https://models.invalid/v1'];
    await runCli(args, environment({ HTTPS_PROXY: proxy.url, NO_PROXY: '.invalid' }));
    expect(new Set(proxy.asked)).toEqual(new Set(['sts.eu-west-1.amazonaws.com:443']));
  });

  test('reaches a model on this machine directly', async () => {
    await using model = await startModelServer({ reply: () => 'Yellow.' });
    await using proxy = await startProxy();
    const args = ['check', '--model', 'm', '--api-base', model.url];
    const { stdout } = await runCli(args, environment({ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url }));
    expect(stdout).toMatch(/^local +works/m);
    expect(proxy.asked).toEqual([]);
  });
});

/** As far as doctor asks it: a LocalStack without a stack. */
const startFakeLocalstack = () =>
  httpServer((request, response) => {
    if (request.url === '/_localstack/health') {
      response.end(JSON.stringify({ services: { s3: 'available' }, version: '4.14.0' }));
      return;
    }
    response.setHeader('content-type', 'text/xml').end(
      `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
        <Arn>arn:aws:iam::000000000000:root</Arn><UserId>x</UserId><Account>000000000000</Account>
      </GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
  });

describe('--local', () => {
  test('goes through no proxy, and heeds no setting that is meant for AWS', async () => {
    await using localstack = await startFakeLocalstack();
    await using proxy = await startProxy();
    await using directory = await temporaryDirectory();
    const config = join(directory.path, 'config');
    const settings = 'use_fips_endpoint = true\nuse_dualstack_endpoint = true\nregion = eu-west-1\n';
    await writeFile(config, `[default]\n${settings}`);
    const { stdout } = await runCli(
      ['doctor', '--local'],
      environment({
        AWS_ENDPOINT_URL: localstack.url,
        AWS_ENDPOINT_URL_STS: 'http://elsewhere.example',
        AWS_CONFIG_FILE: config,
        AWS_USE_FIPS_ENDPOINT: 'true',
        AWS_USE_DUALSTACK_ENDPOINT: 'true',
        HTTP_PROXY: proxy.url,
        HTTPS_PROXY: proxy.url,
      }),
    );
    expect(stdout).toMatch(/ok +account +000000000000 in us-east-1/);
    expect(proxy.asked).toEqual([]);
  });
});
