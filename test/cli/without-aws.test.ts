import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli/run-cli.ts';

describe('a command without AWS', () => {
  const { AWS_PROFILE, AWS_REGION, AWS_DEFAULT_REGION, AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL, ...others } =
    process.env;
  const bare = {
    ...others,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
  const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };

  it.each([
    ['a region', ['runs'], bare, 'Set AWS_REGION'],
    ['credentials', ['runs', '--json'], { ...bare, AWS_REGION: 'eu-west-1' }, 'aws sso login'],
    [
      'an answer',
      ['watch', 'some-run'],
      { ...bare, ...keys, AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
      'Check the network',
    ],
    ['a region', ['doctor'], bare, ''],
  ])('that has not %s says what to do and ends with 2', async (_what, args, env, says) => {
    const { code, stderr } = await runCli(args, env);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('    at ');
  });
});
