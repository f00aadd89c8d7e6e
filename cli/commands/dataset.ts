import type { AddCommand } from '../terminal/add-command.ts';
import { addDatasetAddCommand } from './dataset-add.ts';
import { addDatasetListCommand } from './dataset-list.ts';
import { addDatasetVerifyCommand } from './dataset-verify.ts';

export const addDatasetCommand: AddCommand = (program, terminal, exit) => {
  const dataset = program.command('dataset').description('datasets, on this machine and in the bucket');
  for (const addCommand of [addDatasetAddCommand, addDatasetListCommand, addDatasetVerifyCommand]) {
    addCommand(dataset, terminal, exit);
  }
};
