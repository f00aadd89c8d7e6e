import { describe, expect, it } from 'vitest';
import { ensureLocalTarget } from '../../../../infra/local/ensure-local-target.ts';
import { EndpointSilent } from '../../../../infra/local/given-target.ts';
import { localStatus } from '../../../../infra/local/local-status.ts';
import { localEnvironment } from '../../../../infra/local/local-target.ts';
import { httpServer } from '../../../support/http-server.ts';

const health = JSON.stringify({ services: { s3: 'available' }, version: '4.14.0' });
const silently = { report: () => expect.unreachable('nothing is installed or started') };

describe('an endpoint in AWS_ENDPOINT_URL', () => {
  it('is used as it is when LocalStack responds there', async () => {
    await using server = await httpServer((request, response) => {
      response.writeHead(request.url === '/_localstack/health' ? 200 : 404).end(health);
    });
    const env = { AWS_ENDPOINT_URL: server.url };
    const target = await ensureLocalTarget({ ...silently, env });
    expect(target).toEqual({ mode: 'given', endpointUrl: server.url });
    expect(await localStatus({ env })).toEqual({ state: 'up', target });
    expect(localEnvironment(target)).toMatchObject({
      AWS_ENDPOINT_URL: server.url,
      AWS_ENDPOINT_URL_S3: server.url,
      AWS_REGION: 'us-east-1',
      AWS_PROFILE: '',
    });
  });

  it('takes the place of endpoints of single services, and is reached without a proxy', () => {
    const target = { mode: 'given', endpointUrl: 'http://localstack.example:4566' } as const;
    const env = {
      AWS_ENDPOINT_URL_DYNAMODB: 'https://elsewhere.example',
      NO_PROXY: '.corp.example, 10.0.0.1',
    };
    expect(localEnvironment(target, env)).toMatchObject({
      AWS_ENDPOINT_URL_DYNAMODB: target.endpointUrl,
      AWS_USE_FIPS_ENDPOINT: 'false',
      AWS_USE_DUALSTACK_ENDPOINT: 'false',
      NO_PROXY: '.corp.example,10.0.0.1,127.0.0.1,localhost,::1,localstack.example',
    });
  });

  it('is refused, naming the variable, when nothing responds', async () => {
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
    const refusal = ensureLocalTarget({ ...silently, env });
    await expect(refusal).rejects.toBeInstanceOf(EndpointSilent);
    await expect(refusal).rejects.toThrow(/AWS_ENDPOINT_URL is http:\/\/127\.0\.0\.1:1, but .* unset it/);
  });

  it.each([
    ['a page', '<html></html>'],
    ['JSON of another kind', '{"ok":true}'],
  ])('is refused when the server is not LocalStack but %s', async (_what, body) => {
    await using server = await httpServer((_request, response) => response.end(body));
    const env = { AWS_ENDPOINT_URL: server.url };
    await expect(ensureLocalTarget({ ...silently, env })).rejects.toBeInstanceOf(EndpointSilent);
  });
});
