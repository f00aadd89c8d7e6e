import type { Command } from 'commander';
import { describeOrigin } from '../../shared/dataset/hub-origin.ts';
import { listDatasetNames, loadDatasetName, loadManifest } from '../../shared/dataset/stored-datasets.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { connectStack } from '../aws/connect-stack.ts';
import { type ListedDataset, listedDataset } from '../dataset/listed-dataset.ts';
import type { AddCommand } from '../terminal/add-command.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { jsonText } from '../terminal/json-text.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

interface ListFlags {
  readonly local?: boolean;
  readonly json?: boolean;
}

export const addDatasetListCommand: AddCommand = (dataset, terminal, exit) => {
  dataset
    .command('list')
    .description('list the datasets that the bucket knows by name')
    .option('--json', 'for machines')
    .addHelpText('after', '\nExample:\n  $ liveclin dataset list --local\n')
    .action(async (_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<ListFlags>();
      const { objects } = await connectStack(flags.local ?? false, terminal);
      const datasets = await listDatasets(objects);
      terminal.result(flags.json ? jsonText(datasets) : print(datasets, terminal));
      exit(exitCodes.ok);
    });
};

/** @throws {Error} for a name whose dataset is not there: `datasets/` is never emptied by this project */
export const listDatasets = async (objects: ObjectStore): Promise<ListedDataset[]> => {
  const datasets: ListedDataset[] = [];
  // One after the other: manifests are large, and names few.
  for (const name of await listDatasetNames(objects)) {
    const { digest, origin } = (await loadDatasetName(objects, name)) ?? failGone(name);
    const manifest = (await loadManifest(objects, digest)) ?? failGone(name);
    datasets.push(listedDataset(name, manifest, origin));
  }
  return datasets;
};

const failGone = (name: string): never => {
  throw new Error(`The bucket knows the dataset name "${name}" and lacks the dataset. Add it again.`);
};

const print = (datasets: readonly ListedDataset[], { paint }: Terminal): string => {
  if (datasets.length === 0) return 'No datasets yet. `liveclin dataset add <name>` stores one.\n';
  const header = ['NAME', 'CASES', 'QUESTIONS', 'IMAGES', 'DIGEST', 'FROM'];
  const rows = datasets.map(({ name, cases, questions, images, digest, origin }) => [
    name,
    String(cases),
    String(questions),
    images === null ? 'not stored' : String(images),
    digest.slice(0, 12),
    origin ? describeOrigin(origin) : 'own files',
  ]);
  return table([header.map((title) => paint('bold', title)), ...rows]);
};
