import type { CommandUnknownOpts } from '@commander-js/extra-typings';

/** Every `liveclin ...` that a text names, without the program's name. */
export const commandsNamedIn = (text: string): string[] =>
  [...text.matchAll(/(?:`|\\`|\$ |^)(?:npx |npm run -s )?liveclin(?: --)? ([^`\\\n]+)/gm)].map(
    ([, words = '']) => words,
  );

/**
 * The part of a named command that does not exist: a command or a flag. Arguments may be left out and placeholders stand for
 * values, so this is less than running it.
 */
export const unknownIn = (words: string, program: CommandUnknownOpts): string | undefined => {
  const [plain = ''] = words.split(/ #| \||[;&]| \.\.\.|\$\{/);
  let command = program;
  for (const word of plain.split(/\s+/).filter((part) => part !== '')) {
    if (/^--?[a-z]/.test(word)) {
      const flag = word.replace(/[=,.:)].*$/, '');
      if (!isFlagOf(command, flag)) return flag;
      continue;
    }
    const next = command.commands.find((each) => each.name() === word);
    if (next) command = next;
    else if (command.commands.length > 0 && /^[a-z]+$/.test(word)) return word;
  }
  return undefined;
};

const isFlagOf = (command: CommandUnknownOpts | null, flag: string): boolean => {
  if (command === null) return ['--help', '-h'].includes(flag);
  return (
    command.options.some(({ long, short }) => [long, short].includes(flag)) || isFlagOf(command.parent, flag)
  );
};
