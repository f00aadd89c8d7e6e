import { expect, test } from 'vitest';
import { commandLine } from '../../../../cli/terminal/command-line.ts';

test('a command is printed as the documents write it, with its words quoted where a shell needs it', () => {
  expect(commandLine({}, ['watch', 'run-1'])).toBe('npx liveclin watch run-1');
  expect(commandLine({ local: true }, ['run'], ['--model', "it's mine"])).toBe(
    "npx liveclin run --local --model 'it'\\''s mine'",
  );
});

test('an argument that begins with a hyphen is not taken for a flag', () => {
  expect(commandLine({ local: true }, ['rerun', '-root-models_1'], ['--output', 'x.json'])).toBe(
    'npx liveclin rerun --local --output x.json -- -root-models_1',
  );
});

test('names the deployment, unless it is the one that commands use anyway', () => {
  expect(commandLine({ stack: 'team-a' }, ['watch', 'run-1'])).toBe(
    'npx liveclin watch --stack team-a run-1',
  );
  expect(commandLine({ local: true, stack: 'team-a' }, ['runs'])).toBe(
    'npx liveclin runs --local --stack team-a',
  );
  expect(commandLine({ stack: 'liveclin' }, ['runs'])).toBe('npx liveclin runs');
});
