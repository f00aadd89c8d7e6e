import { expect, test } from 'vitest';
import { commandLine } from '../../../../cli/terminal/command-line.ts';

test('a command is printed as the documents write it, with its words quoted where a shell needs it', () => {
  expect(commandLine(false, ['watch', 'run-1'])).toBe('npx liveclin watch run-1');
  expect(commandLine(true, ['run'], ['--model', "it's mine"])).toBe(
    "npx liveclin run --local --model 'it'\\''s mine'",
  );
});

test('an argument that begins with a hyphen is not taken for a flag', () => {
  expect(commandLine(true, ['rerun', '-root-models_1'], ['--output', 'x.json'])).toBe(
    'npx liveclin rerun --local --output x.json -- -root-models_1',
  );
});
