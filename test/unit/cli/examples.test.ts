import { describe, expect, test } from 'vitest';
import { createDryProgram } from '../../support/cli/dry-program.ts';
import { allExamples, commandsOf, pathOf } from '../../support/cli/examples.ts';

const examples = allExamples(createDryProgram().program);

describe('the examples of README, docs and --help', () => {
  test('are found in every document and help text', () => {
    const sources = new Set(examples.map(({ source }) => source));
    expect([...sources]).toEqual(expect.arrayContaining(['README.md', 'liveclin run --help']));
  });

  test.each(examples)('$source: $text', ({ args }) => {
    const { program, reached } = createDryProgram();
    program.parse(args, { from: 'user' });
    expect(reached).toHaveLength(1);
  });

  test('are in the help of every command that has its own flags or arguments', () => {
    const { program } = createDryProgram();
    const without = commandsOf(program)
      .filter(({ commands, options, registeredArguments }) => {
        return commands.length === 0 && options.length + registeredArguments.length > 0;
      })
      .map(pathOf)
      .filter((path) => !examples.some(({ source }) => source === `${path} --help`));
    expect(without).toEqual([]);
  });

  test.each([
    ['an unknown flag', ['runs', '--no-such-flag'], 'commander.unknownOption'],
    ['a required flag left out', ['run', '--model', 'm'], 'commander.missingMandatoryOptionValue'],
    ['an argument left out', ['watch'], 'commander.missingArgument'],
    ['one argument too many', ['watch', 'run-1', 'run-2'], 'commander.excessArguments'],
    ['an unknown command', ['fly'], 'commander.unknownCommand'],
  ])('would not pass with %s', (_, args, code) => {
    const { program } = createDryProgram();
    expect(() => program.parse([...args], { from: 'user' })).toThrow(expect.objectContaining({ code }));
  });
});
