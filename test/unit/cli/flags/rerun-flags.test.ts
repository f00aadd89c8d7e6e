import { expect, test } from 'vitest';
import { describeError } from '../../../../cli/describe-error.ts';
import { changedSettings } from '../../../../cli/flags/rerun-flags.ts';
import { createDryProgram } from '../../../support/cli/dry-program.ts';
import { commandsOf, pathOf } from '../../../support/cli/examples.ts';

const rerun = (...flags: string[]) => {
  const { program } = createDryProgram();
  program.parse(['rerun', 'run-1', ...flags], { from: 'user' });
  return program.commands.find((command) => command.name() === 'rerun')?.opts() ?? {};
};

test('a rerun changes the settings that are given, and no others', () => {
  const given = rerun(
    ...['--max-retries', '9', '--rounds', '3', '--timeout', '600', '--concurrency', '20'],
    ...['--api-key-secret', 'evaluator/other'],
  );
  expect(changedSettings(given)).toEqual({
    maxRetries: 9,
    rounds: 3,
    timeout: 600,
    concurrency: 20,
    apiKeySecret: 'evaluator/other',
  });
  expect(changedSettings(rerun())).toEqual({});
});

test('a setting out of range is refused by its flag, before anything is started', () => {
  expect.assertions(1);
  try {
    changedSettings(rerun('--timeout', '100000', '--rounds', '0'));
  } catch (error) {
    expect(describeError(error)).toMatch(/--rounds: must be at least 1.*--timeout: must be at most 840/);
  }
});

test('the help of every command shows --local', () => {
  const { program } = createDryProgram();
  const silent = commandsOf(program).filter((command) => !command.helpInformation().includes('--local '));
  expect(silent.map(pathOf)).toEqual([]);
});
