import { describe, expect, test } from 'vitest';
import { createDryProgram } from '../../support/cli/dry-program.ts';
import { commandsOf, shellWords } from '../../support/cli/examples.ts';
import { readCheckout, sourcePaths } from '../../support/documents/checkout-files.ts';

/** Texts that users can come to see: messages, help, and the log of a start. */
const printing = sourcePaths.filter((path) => /^(cli|functions|infra|shared|tools)\//.test(path));

/** Code without its comments, where commands are only named. */
const codeOf = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(?<=^|\s)\/\/ .*$/gm, '');

const placeholder = /\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|<[\w. ]+>/g;

/** Every `npx liveclin <command> ...` of a text: it ends with its backtick, its string or its line. */
const hintsIn = (source: string): string[] =>
  [
    ...codeOf(source)
      .replaceAll(placeholder, 'X1')
      .matchAll(/npx liveclin ([a-z][^`'\\\n]*)/g),
  ].map(([, words = '']) => words.split(/, |; |\. | \(|\)/)[0]?.replace(/[.:,]$/, '') ?? '');

const hints = printing.flatMap((path) =>
  hintsIn(readCheckout(path)).map((words) => ({ path, words, args: shellWords(` ${words}`) })),
);

describe('a command that a message advises', () => {
  test('is found in messages of the terminal, the functions and the tools', () => {
    const folders = new Set(hints.map(({ path }) => path.split('/')[0]));
    expect([...folders].toSorted()).toEqual(['cli', 'functions', 'infra', 'shared', 'tools']);
    expect(hints.length).toBeGreaterThan(40);
  });

  test.each(hints)('can be pasted: $words ($path)', ({ args }) => {
    const { program, reached } = createDryProgram();
    const isHelp = args.includes('--help');
    if (isHelp) program.configureOutput({ writeOut: () => undefined });
    try {
      program.parse([...args], { from: 'user' });
    } catch (error) {
      if (!isHelp) throw error;
      expect(error).toMatchObject({ exitCode: 0 });
    }
    expect(reached).toHaveLength(isHelp ? 0 : 1);
  });

  test('never lacks npx, without which a shell does not find it', () => {
    const names = commandsOf(createDryProgram().program)
      .filter(({ parent }) => parent?.parent === null)
      .map((command) => command.name());
    const bare = new RegExp(String.raw`(?<!npx )\bliveclin (?:${names.join('|')})\b`, 'g');
    const found = printing.flatMap((path) =>
      [...codeOf(readCheckout(path)).matchAll(bare)].map(([words]) => `${path}: ${words}`),
    );
    expect(found).toEqual([]);
  });
});
