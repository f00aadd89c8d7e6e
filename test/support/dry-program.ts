import type { Command } from 'commander';
import { createProgram } from '../../cli/program.ts';
import { commandsOf, pathOf } from './examples.ts';

const silent = { note: () => undefined, progress: () => undefined, result: () => undefined };

/** The real commands and flags; an action only says that it was reached. Errors are thrown, not printed. */
export const createDryProgram = (): { readonly program: Command; readonly reached: readonly string[] } => {
  const reached: string[] = [];
  const program = createProgram(silent, () => undefined);
  for (const command of commandsOf(program)) {
    command.exitOverride().configureOutput({ writeErr: () => undefined });
    if (command.commands.length === 0) {
      command.action(() => {
        reached.push(pathOf(command));
      });
    }
  }
  return { program, reached };
};
