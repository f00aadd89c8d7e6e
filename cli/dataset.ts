import type { Command } from 'commander';
import { addDatasetAddCommand } from './dataset-add.ts';
import type { Terminal } from './terminal/terminal.ts';

export const addDatasetCommand = (
  program: Command,
  terminal: Terminal,
  exit: (code: number) => void,
): void => {
  const dataset = program.command('dataset').description('datasets in the bucket');
  for (const addCommand of [addDatasetAddCommand]) addCommand(dataset, terminal, exit);
};
