import type { Command } from 'commander';
import { prepareDataset } from '../shared/dataset/prepare-dataset.ts';
import { InputError } from '../shared/input-error.ts';
import { connectStack } from './connect.ts';
import { type DatasetFlags, openLocalDataset } from './dataset-flags.ts';
import { exitCodes } from './exit-codes.ts';
import { storeDataset } from './store-dataset.ts';
import type { Terminal } from './terminal/terminal.ts';

type AddFlags = Omit<DatasetFlags, 'dataset'> & {
  readonly local?: boolean;
  readonly images: boolean;
  readonly allowMissingImages?: boolean;
};

export const addDatasetAddCommand = (
  dataset: Command,
  terminal: Terminal,
  exit: (code: number) => void,
): void => {
  dataset
    .command('add <name>')
    .description('check a dataset and store it under its name, so that runs can be started from the console')
    .option('--data-dir <folder>', 'folder of <name>/<name>.jsonl and <name>/image', 'data')
    .option('--jsonl-path <file>', 'the cases; before --data-dir')
    .option('--image-root <folder>', 'the images; before --data-dir')
    .option('--allow-missing-images', 'go on without images that are missing, and record it')
    .option('--no-images', 'store the cases alone: for image mode url')
    .addHelpText('after', '\nExample:\n  $ liveclin dataset add sample --data-dir datasets --local\n')
    .action(async (name: string, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<AddFlags>();
      const source = await openLocalDataset({ ...flags, dataset: name });
      if (!source)
        throw new InputError(
          `There is no ${flags.dataDir}/${name}/${name}.jsonl. Give --data-dir or --jsonl-path.`,
        );
      const prepared = await prepareDataset({
        text: source.text,
        name: source.path,
        allowMissingImages: flags.allowMissingImages,
        ...(flags.images ? { readImage: source.readImage } : {}),
      });
      for (const warning of prepared.manifest.warnings) terminal.note(`Warning: ${warning}`);
      const { objects } = await connectStack(flags.local ?? false, terminal);
      await storeDataset(prepared, { objects, source, name, terminal });
      exit(exitCodes.fine);
    });
};
