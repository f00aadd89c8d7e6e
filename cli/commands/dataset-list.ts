import { datasetNamePattern } from '../../shared/dataset/dataset-name.ts';
import { describeOrigin } from '../../shared/dataset/hub-origin.ts';
import { listDatasetNames, loadDatasetName, loadManifest } from '../../shared/dataset/stored-datasets.ts';
import { prefixes } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { UnreadableError } from '../../shared/storage/unreadable-error.ts';
import { connectStack } from '../aws/connect-stack.ts';
import { type ListedDataset, listedDataset } from '../dataset/listed-dataset.ts';
import { jsonText } from '../terminal/json-text.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { isUnreadable, listExitCode, reasonLines } from '../terminal/unreadable-entries.ts';
import type { AddCommand, CommandGroup } from './add-command.ts';

export const addDatasetListCommand: AddCommand<CommandGroup> = (dataset, terminal, exit) => {
  dataset
    .command('list')
    .description('list the datasets in the bucket')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ npx liveclin dataset list --local\n')
    .action(async (_flags, command) => {
      const flags = command.optsWithGlobals();
      const { objects } = await connectStack(flags, terminal);
      const datasets = await listDatasets(objects);
      if (datasets.length === 0)
        terminal.note('No datasets yet. Store one with `npx liveclin dataset add <name>`.');
      terminal.result(flags.json ? jsonText(datasets) : formatList(datasets, terminal));
      exit(listExitCode(datasets));
    });
};

/** A name whose record or dataset is gone, torn or somebody else's. */
interface UnreadableDataset {
  readonly name: string;
  readonly reason: string;
}

/** Every name in the bucket; one that cannot be read says so in its place. */
export const listDatasets = async (objects: ObjectStore): Promise<(ListedDataset | UnreadableDataset)[]> => {
  const datasets = [];
  // One after the other: manifests are large, and there are few names.
  for (const name of await listDatasetNames(objects)) {
    datasets.push(await listOne(objects, name));
  }
  return datasets;
};

const listOne = async (objects: ObjectStore, name: string): Promise<ListedDataset | UnreadableDataset> => {
  try {
    const known = await loadDatasetName(objects, name);
    const manifest = known && (await loadManifest(objects, known.digest));
    return manifest ? listedDataset(name, manifest, known.origin) : { name, reason: gone(name) };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { name, reason: error.message };
  }
};

const gone = (name: string): string =>
  datasetNamePattern.test(name)
    ? `The bucket has the name "${name}" but not its dataset. Add it again: \`npx liveclin dataset add ${name}\`.`
    : `The bucket has an object "${prefixes.datasetNames}${name}" that is not a dataset's name. Delete it.`;

export const formatList = (
  datasets: readonly (ListedDataset | UnreadableDataset)[],
  { paint }: Pick<Terminal, 'paint'>,
): string => {
  if (datasets.length === 0) return '';
  const header = ['NAME', 'CASES', 'QUESTIONS', 'IMAGES', 'DIGEST', 'FROM'];
  const rows = datasets.map((entry) =>
    isUnreadable(entry) ? [entry.name, paint('red', 'unreadable')] : cellsOf(entry),
  );
  return table([header.map((title) => paint('bold', title)), ...rows]) + reasonLines(datasets);
};

const cellsOf = ({ name, cases, questions, images, digest, origin }: ListedDataset): string[] => [
  name,
  String(cases),
  String(questions),
  images === null ? 'not stored' : String(images),
  digest.slice(0, 12),
  origin ? describeOrigin(origin) : 'your files',
];
