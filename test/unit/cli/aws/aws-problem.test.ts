import { describe, expect, it } from 'vitest';
import { awsProblemOf } from '../../../../cli/aws/aws-problem.ts';
import { describeError } from '../../../../cli/describe-error.ts';

const named = (name: string) => Object.assign(new Error('as AWS says it.'), { name });

describe('what keeps a command from reaching AWS', () => {
  it.each([
    ['CredentialsProviderError', 'credentials'],
    ['ExpiredToken', 'credentials'],
    ['UnrecognizedClientException', 'credentials'],
    ['AccessDenied', 'permission'],
    ['TimeoutError', 'connection'],
  ])('is told from %s: %s', (name, kind) => {
    expect(awsProblemOf(named(name))?.kind).toBe(kind);
    expect(describeError(named(name))).toMatch(
      /^(Cannot reach AWS|AWS denied the request) \(as AWS says it\)\. [A-Z]/,
    );
  });

  it('does not include faults in the input or in this program', () => {
    for (const name of ['InvalidInput', 'ValidationError', 'TypeError']) {
      expect(awsProblemOf(named(name))).toBeUndefined();
      expect(describeError(named(name))).toBe('as AWS says it.');
    }
  });

  it('describes a refused connection that has no message', () => {
    const inner = new Error('connect ECONNREFUSED ::1:9');
    const error = Object.assign(new AggregateError([inner]), { code: 'ECONNREFUSED' });
    expect(describeError(error)).toContain('connect ECONNREFUSED ::1:9');
  });
});
