import { describeOrigin } from '../../shared/dataset/hub-origin.ts';
import { listDatasetNames, loadDatasetName, loadManifest } from '../../shared/dataset/stored-datasets.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { connectStack } from '../aws/connect-stack.ts';
import { type ListedDataset, listedDataset } from '../dataset/listed-dataset.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { jsonText } from '../terminal/json-text.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AddCommand, CommandGroup } from './add-command.ts';

export const addDatasetListCommand: AddCommand<CommandGroup> = (dataset, terminal, exit) => {
  dataset
    .command('list')
    .description('list the datasets in the bucket')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ npx liveclin dataset list --local\n')
    .action(async (_flags, command) => {
      const flags = command.optsWithGlobals();
      const { objects } = await connectStack(flags.local ?? false, terminal);
      const datasets = await listDatasets(objects);
      if (datasets.length === 0)
        terminal.note('No datasets yet. Store one with `npx liveclin dataset add <name>`.');
      terminal.result(flags.json ? jsonText(datasets) : formatList(datasets, terminal));
      exit(exitCodes.ok);
    });
};

/** @throws {Error} for a name whose dataset is gone; this project never deletes from `datasets/` */
export const listDatasets = async (objects: ObjectStore): Promise<ListedDataset[]> => {
  const datasets: ListedDataset[] = [];
  // One after the other: manifests are large, and there are few names.
  for (const name of await listDatasetNames(objects)) {
    const { digest, origin } = (await loadDatasetName(objects, name)) ?? failGone(name);
    const manifest = (await loadManifest(objects, digest)) ?? failGone(name);
    datasets.push(listedDataset(name, manifest, origin));
  }
  return datasets;
};

const failGone = (name: string): never => {
  throw new Error(
    `The bucket has the name "${name}" but not its dataset. Add it again: \`npx liveclin dataset add ${name}\`.`,
  );
};

const formatList = (datasets: readonly ListedDataset[], { paint }: Terminal): string => {
  if (datasets.length === 0) return '';
  const header = ['NAME', 'CASES', 'QUESTIONS', 'IMAGES', 'DIGEST', 'FROM'];
  const rows = datasets.map(({ name, cases, questions, images, digest, origin }) => [
    name,
    String(cases),
    String(questions),
    images === null ? 'not stored' : String(images),
    digest.slice(0, 12),
    origin ? describeOrigin(origin) : 'your files',
  ]);
  return table([header.map((title) => paint('bold', title)), ...rows]);
};
