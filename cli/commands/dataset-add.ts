import { saveDatasetName } from '../../shared/dataset/stored-datasets.ts';
import { connectStack } from '../aws/connect-stack.ts';
import { listedDataset } from '../dataset/listed-dataset.ts';
import { fetchDataset, findDataset } from '../dataset/provide-dataset.ts';
import { storeDataset } from '../dataset/store-dataset.ts';
import { addDatasetFlags, datasetOrder } from '../flags/dataset-flags.ts';
import { datasetName } from '../flags/flag-values.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { jsonText } from '../terminal/json-text.ts';
import type { AddCommand, CommandGroup } from './add-command.ts';

export const addDatasetAddCommand: AddCommand<CommandGroup> = (dataset, terminal, exit) => {
  addDatasetFlags(dataset.command('add').argument('<name>', 'dataset name', datasetName))
    .description('store a dataset in the bucket under its name; checks it first, and downloads it if needed')
    .option('--no-images', 'store only the cases, for image mode url')
    .option('--json', 'print what was stored as JSON, as `dataset list` does')
    .addHelpText('after', datasetOrder + examples)
    .action(async (name, _flags, command) => {
      const flags = { ...command.optsWithGlobals(), dataset: name };
      const needs = { withImages: flags.images, allowMissingImages: flags.allowMissingImages };
      const checked =
        (await findDataset(flags, needs, terminal)) ?? (await fetchDataset(flags, needs, terminal));
      const { objects } = await connectStack(flags, terminal);
      await storeDataset(checked, { objects, terminal });
      const { prepared, source } = checked;
      await saveDatasetName(objects, name, { digest: prepared.manifest.digest, origin: source.origin });
      const listed = listedDataset(name, prepared.manifest, source.origin);
      if (flags.json) terminal.result(jsonText(listed));
      exit(exitCodes.ok);
    });
};

const examples = `
Examples:
  $ npx liveclin dataset add 2025_H1
  $ npx liveclin dataset add 2025_H1 --no-images  # only the cases, for image mode url
  $ npx liveclin dataset add sample --data-dir datasets --local
`;
