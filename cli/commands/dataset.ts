import type { AddCommand } from './add-command.ts';
import { addDatasetAddCommand } from './dataset-add.ts';
import { addDatasetInitCommand } from './dataset-init.ts';
import { addDatasetListCommand } from './dataset-list.ts';
import { addDatasetVerifyCommand } from './dataset-verify.ts';

export const addDatasetCommand: AddCommand = (program, terminal, exit) => {
  const dataset = program
    .command('dataset')
    .description('create, check, store and list datasets, on this machine and in the bucket');
  for (const addCommand of [
    addDatasetInitCommand,
    addDatasetVerifyCommand,
    addDatasetAddCommand,
    addDatasetListCommand,
  ]) {
    addCommand(dataset, terminal, exit);
  }
};
