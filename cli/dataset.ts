import type { Command } from 'commander';
import { addDatasetAddCommand } from './dataset-add.ts';
import { addDatasetListCommand } from './dataset-list.ts';
import { addDatasetVerifyCommand } from './dataset-verify.ts';
import type { Terminal } from './terminal/terminal.ts';

export const addDatasetCommand = (
  program: Command,
  terminal: Terminal,
  exit: (code: number) => void,
): void => {
  const dataset = program.command('dataset').description('datasets, on this machine and in the bucket');
  for (const addCommand of [addDatasetAddCommand, addDatasetListCommand, addDatasetVerifyCommand]) {
    addCommand(dataset, terminal, exit);
  }
};
