import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';

/** A `liveclin ...` command that users are told to type. */
export interface Example {
  /** Where they read it. */
  readonly source: string;
  /** The command line as it is pasted, comments and continued lines included. */
  readonly text: string;
  /** What the shell hands to `liveclin`. */
  readonly args: readonly string[];
}

export const checkout = join(import.meta.dirname, '../../..');

/** Every example of the documents and of every command's help. */
export const allExamples = (program: CommandUnknownOpts): Example[] => [
  ...documents().flatMap((name) =>
    shellBlocks(readFileSync(join(checkout, name), 'utf8')).flatMap((block) => examplesIn(block, name)),
  ),
  ...commandsOf(program).flatMap(helpExamples),
];

export const commandsOf = (command: CommandUnknownOpts): CommandUnknownOpts[] => [
  command,
  ...command.commands.flatMap(commandsOf),
];

/** E.g. `liveclin dataset add`. */
export const pathOf = (command: CommandUnknownOpts): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

const documents = (): string[] => [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(checkout, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const shellBlocks = (markdown: string): string[] =>
  [...markdown.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block ?? '');

/** Help text gives each example a line that begins with `$`. */
const helpExamples = (command: CommandUnknownOpts): Example[] => {
  let help = '';
  command.configureOutput({
    writeOut: (text) => {
      help += text;
    },
  });
  command.outputHelp();
  const lines = [...help.matchAll(/^\s*\$ (.*)$/gm)].map(([, line]) => line ?? '');
  return examplesIn(lines.join('\n'), `${pathOf(command)} --help`);
};

/** As the README writes them: `npx liveclin ...`, `npm run -s liveclin -- ...`; in help the plain name. */
const invocation = /^(?:npx |npm run -s )?liveclin(?: --)?(?= |$)/;

const examplesIn = (script: string, source: string): Example[] =>
  script
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .flatMap((line) => line.split(/\s\|\s/))
    .map((line) => line.trim())
    .filter((line) => invocation.test(line))
    .map((text) => ({ source, text, args: shellWords(text.replace(invocation, '')) }));

/** The words of a command line: quotes hold one together, `#` begins a comment. */
export const shellWords = (line: string): string[] =>
  [...line.matchAll(/\s+(?:(#.*)|((?:"[^"]*"|'[^']*'|[^\s"'])+))/g)].flatMap(([, comment, word]) =>
    comment === undefined && word !== undefined ? [word.replaceAll(/["']/g, '')] : [],
  );
