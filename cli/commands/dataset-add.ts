import type { Command } from 'commander';
import { connectStack } from '../aws/connect-stack.ts';
import { listedDataset } from '../dataset/listed-dataset.ts';
import { fetchDataset, findDataset } from '../dataset/provide-dataset.ts';
import { storeDataset } from '../dataset/store-dataset.ts';
import { addDatasetFlags, type DatasetFlags, datasetOrder } from '../flags/dataset-flags.ts';
import { datasetName } from '../flags/flag-values.ts';
import type { AddCommand } from '../terminal/add-command.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { jsonText } from '../terminal/json-text.ts';

type AddFlags = Omit<DatasetFlags, 'dataset'> & {
  readonly local?: boolean;
  readonly images: boolean;
  readonly allowMissingImages?: boolean;
  readonly json?: boolean;
};

export const addDatasetAddCommand: AddCommand = (dataset, terminal, exit) => {
  addDatasetFlags(dataset.command('add').argument('<name>', 'dataset name', datasetName))
    .description(
      'check a dataset, downloaded first unless it is on this machine, and store it under its name for everybody',
    )
    .option('--no-images', 'store the cases alone: for image mode url')
    .option('--json', 'for machines: what was stored, as in dataset list')
    .addHelpText('after', datasetOrder + examples)
    .action(async (name: string, _flags: unknown, command: Command) => {
      const flags = { ...command.optsWithGlobals<AddFlags>(), dataset: name };
      const needs = { withImages: flags.images, allowMissingImages: flags.allowMissingImages };
      const checked =
        (await findDataset(flags, needs, terminal)) ?? (await fetchDataset(flags, needs, terminal));
      const { objects } = await connectStack(flags.local ?? false, terminal);
      await storeDataset(checked, { objects, name, terminal });
      const { prepared, source } = checked;
      const listed = listedDataset(name, prepared.manifest, source.origin);
      if (flags.json) terminal.result(jsonText(listed));
      exit(exitCodes.ok);
    });
};

const examples = `
Examples:
  $ liveclin dataset add 2025_H1
  $ liveclin dataset add 2025_H1 --no-images  # for image mode url: the cases alone
  $ liveclin dataset add sample --data-dir datasets --local
`;
