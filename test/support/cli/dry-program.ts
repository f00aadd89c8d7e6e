import type { Program } from '../../../cli/commands/add-command.ts';
import { createProgram } from '../../../cli/program.ts';
import { commandsOf, pathOf } from './examples.ts';
import { createRecordedTerminal } from './recorded-terminal.ts';

/** The real commands and flags; an action only says that it was reached. Errors are thrown, not printed. */
export const createDryProgram = (): { readonly program: Program; readonly reached: readonly string[] } => {
  const reached: string[] = [];
  const program = createProgram(createRecordedTerminal().terminal, () => undefined);
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
