import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { commandLine } from '../../cli/terminal/command-line.ts';
import { createDryProgram } from '../support/cli/dry-program.ts';

/** What a shell hands to `liveclin` when a printed command is pasted. */
const pasted = (line: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${line.replace(/^npx liveclin /, '')}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

test.each([
  '-root-models-x_2026',
  '--help',
  "it's mine",
  'a b',
  '$(touch /tmp/x)',
  '`id`',
  'a;b',
  'a&&b',
  '*',
  '~',
  '!!',
  '=x',
  '#x',
  'x"y',
  'back\\slash',
  'line\nbreak',
  '模型',
])('the id and the path %j reach the command as they are', (word) => {
  const args = pasted(commandLine({ local: true }, ['rerun', word], ['--output', word]));
  const { program } = createDryProgram();
  let got: unknown;
  program.commands
    .find((command) => command.name() === 'rerun')
    ?.action((...given: unknown[]) => {
      got = given;
    });
  program.parse(args, { from: 'user' });
  expect(got).toMatchObject([word, { output: word }, expect.anything()]);
});
