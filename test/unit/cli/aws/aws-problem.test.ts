import { describe, expect, it } from 'vitest';
import { awsProblemOf, describeError } from '../../../../cli/aws/aws-problem.ts';
import { runCli } from '../../../support/cli/run-cli.ts';

const named = (name: string) => Object.assign(new Error('as AWS says it.'), { name });

describe('what keeps a command from AWS', () => {
  it.each([
    ['CredentialsProviderError', 'credentials'],
    ['ExpiredToken', 'credentials'],
    ['UnrecognizedClientException', 'credentials'],
    ['AccessDenied', 'permission'],
    ['TimeoutError', 'connection'],
  ])('is told from %s: %s', (name, kind) => {
    expect(awsProblemOf(named(name))?.kind).toBe(kind);
    expect(describeError(named(name))).toMatch(/^AWS cannot be asked \(as AWS says it\)\. [A-Z]/);
  });

  it('is none for what is wrong with the input, or with us', () => {
    for (const name of ['InvalidInput', 'ValidationError', 'TypeError']) {
      expect(awsProblemOf(named(name))).toBeUndefined();
      expect(describeError(named(name))).toBe('as AWS says it.');
    }
  });

  it('names a refused connection that has no words of its own', () => {
    const inner = new Error('connect ECONNREFUSED ::1:9');
    const error = Object.assign(new AggregateError([inner]), { code: 'ECONNREFUSED' });
    expect(describeError(error)).toContain('connect ECONNREFUSED ::1:9');
  });
});

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
      'Look at the network',
    ],
    ['a region', ['doctor'], bare, ''],
  ])(
    'that has not %s says what to do and ends with 2',
    { timeout: 30_000 },
    async (_what, args, env, says) => {
      const { code, stderr } = await runCli(args, env);
      expect(code).toBe(2);
      expect(stderr).toContain(says);
      expect(stderr).not.toContain('    at ');
    },
  );
});
