import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localstackEnvironment } from '../../../../infra/local/localstack-environment.ts';

const place = { directory: '/cache/run-1', port: 45_660, instance: 'liveclin-local-1' };

describe("LocalStack's environment", () => {
  it('keeps unrelated settings out', () => {
    const env = localstackEnvironment(place, {
      PATH: '/bin',
      HTTPS_PROXY: 'http://proxy:3128',
      AWS_PROFILE: 'production',
      AWS_SECRET_ACCESS_KEY: 'real',
      LOCALSTACK_AUTH_TOKEN: 'token',
      PYTHONDONTWRITEBYTECODE: '1',
      PERSISTENCE: '1',
    });
    expect(env.PATH).toBe('/bin');
    expect(Object.keys(env)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/PROXY|^AWS_|TOKEN|DONTWRITE|PERSISTENCE/)]),
    );
  });

  it('names existing files', () => {
    const env = localstackEnvironment(place, {});
    expect(existsSync(join(env.LIVECLIN_DYNAMODB_DIR ?? '', 'DynamoDBLocal.jar'))).toBe(true);
    expect(existsSync(env.LIVECLIN_NODE ?? '')).toBe(true);
    expect(existsSync(env.LIVECLIN_LAMBDA_ENVIRONMENT ?? '')).toBe(true);
    expect(existsSync(join(env.PYTHONPATH ?? '', 'liveclin_localstack', '__main__.py'))).toBe(true);
  });

  it('stays on loopback and inside its directory', () => {
    const env = localstackEnvironment(place, {});
    expect(env.GATEWAY_LISTEN).toBe('127.0.0.1:45660');
    for (const name of ['FILESYSTEM_ROOT', 'CONFIG_DIR', 'LIVECLIN_TMP']) {
      expect(env[name]).toMatch(/^\/cache\/run-1\//);
    }
  });
});
