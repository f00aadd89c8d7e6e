import { describe, expect, test } from 'vitest';
import { createDryProgram } from '../../../support/cli/dry-program.ts';

const required: Readonly<Record<string, string>> = {
  '--model': 'm',
  '--api-base': 'http://127.0.0.1:9/v1',
  '--image-mode': 'url',
};

const runArgs = (flags: Readonly<Record<string, string>>) => ['run', ...Object.entries(flags).flat()];

/** What the flags do is tested in test/localstack/flags.test.ts. */
describe('the required flags of liveclin run', () => {
  test('are sufficient', () => {
    const { program, reached } = createDryProgram();
    program.parse(runArgs(required), { from: 'user' });
    expect(reached).toEqual(['liveclin run']);
  });

  test.each(Object.keys(required))('%s cannot be left out', (flag) => {
    const { [flag]: _left, ...others } = required;
    const { program } = createDryProgram();
    expect(() => program.parse(runArgs(others), { from: 'user' })).toThrow(
      expect.objectContaining({
        code: 'commander.missingMandatoryOptionValue',
        message: expect.stringContaining(flag),
      }),
    );
  });

  test('--image-mode accepts no other value', () => {
    const { program } = createDryProgram();
    const args = runArgs({ ...required, '--image-mode': 'base64' });
    expect(() => program.parse(args, { from: 'user' })).toThrow('url, local');
  });
});
