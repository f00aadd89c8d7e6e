import { InputError } from '../../shared/basics/input-error.ts';
import { shellWord } from '../../shared/basics/shell-word.ts';
import { loadDatasetIndex } from '../../shared/dataset/dataset-index.ts';
import { HubError } from '../../shared/dataset/hub-error.ts';
import { describeOrigin } from '../../shared/dataset/hub-origin.ts';
import { claimDatasetName, loadDatasetDigest } from '../../shared/dataset/stored-datasets.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import type { DatasetFlags } from '../flags/dataset-flags.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type CheckedDataset, checkDataset, type DatasetNeeds } from './check-dataset.ts';
import { connectHub } from './connect-hub.ts';
import { hubFolder } from './find-cases.ts';
import { provideHubCopy } from './hub-copy/provide-hub-copy.ts';
import { openLocalDataset } from './local-dataset.ts';
import { storeDataset } from './store-dataset.ts';

/**
 * The dataset that the flags name, if it is on this machine and they ask for no revision of the hub.
 * @throws {InputError} when its files cannot be used, or the flags contradict each other
 */
export const findDataset = async (
  flags: DatasetFlags,
  needs: DatasetNeeds,
  terminal: Terminal,
): Promise<CheckedDataset | undefined> => {
  const source = await openLocalDataset(flags, needs);
  if (flags.hubRepo === undefined && flags.revision === undefined) {
    if (source?.origin)
      terminal.note(`Using the copy of ${describeOrigin(source.origin)} in ${source.path}.`);
    return source && checkDataset(source, needs, terminal);
  }
  if (source && !source.origin)
    throw new InputError(
      `--hub-repo and --revision apply to downloads, but ${source.path} is your own file. Omit them, or give another --data-dir.`,
    );
  return undefined;
};

/**
 * Downloads what is still missing of the dataset that the flags name.
 * @throws {InputError} when the hub does not deliver it, or it cannot be used
 */
export const fetchDataset = async (
  flags: DatasetFlags,
  needs: DatasetNeeds,
  terminal: Terminal,
): Promise<CheckedDataset> => {
  const { dataset: name, hubRepo: repo, revision, imageRoot } = flags;
  const withImages = needs.withImages && imageRoot === undefined;
  try {
    const request = { name, folder: hubFolder(flags), withImages, repo, revision };
    await provideHubCopy(request, connectHub(terminal));
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    throw new InputError(
      `Dataset "${name}" is not in ${flags.dataDir} and cannot be downloaded: ${error.message} If you have its files, give --data-dir or --jsonl-path. An interrupted download resumes where it stopped.`,
      { cause: error },
    );
  }
  const source = await openLocalDataset(flags, needs);
  if (!source) throw new Error(`The download did not produce ${hubFolder(flags)}/${name}.jsonl.`);
  return checkDataset(source, needs, terminal);
};

interface NamedDatasetFlags extends DatasetFlags {
  /** Whether the dataset may become known by its name in the bucket. */
  readonly claimsName: boolean;
}

/**
 * Makes sure that the bucket has the dataset to run and returns its digest: what was found on this machine, what the
 * bucket has under that name, or what the hub has.
 * @throws {InputError}
 */
export const provideDataset = async (
  found: CheckedDataset | undefined,
  { flags, needs }: { readonly flags: NamedDatasetFlags; readonly needs: DatasetNeeds },
  { objects, terminal }: { readonly objects: ObjectStore; readonly terminal: Terminal },
): Promise<string> => {
  const asksHub = flags.hubRepo !== undefined || flags.revision !== undefined;
  const known =
    found || asksHub ? undefined : await knownDigest({ name: flags.dataset, needs }, { objects, terminal });
  if (known !== undefined) return known;
  const checked = found ?? (await fetchDataset(flags, needs, terminal));
  await storeDataset(checked, { objects, terminal });
  const { digest } = checked.prepared.manifest;
  if (!flags.claimsName) return digest;
  // A run may claim a free name, but not move one that others may use.
  await claimDatasetName(objects, flags.dataset, { digest, origin: checked.source.origin });
  if (flags.jsonlPath !== undefined && (await loadDatasetDigest(objects, flags.dataset)) !== digest)
    terminal.note(
      `In the bucket, the name ${flags.dataset} still stands for another dataset; this run evaluates your file. To move the name: \`npx liveclin dataset add ${flags.dataset} --jsonl-path ${shellWord(flags.jsonlPath)}\`.`,
    );
  return digest;
};

/** Also undefined for a dataset that was stored without the images it needs. */
const knownDigest = async (
  { name, needs }: { readonly name: string; readonly needs: DatasetNeeds },
  { objects, terminal }: { readonly objects: ObjectStore; readonly terminal: Terminal },
): Promise<string | undefined> => {
  const digest = await loadDatasetDigest(objects, name);
  if (digest === undefined || !needs.withImages) return digest;
  if ((await loadDatasetIndex(objects, digest))?.withImages) return digest;
  terminal.note(`The bucket has dataset ${name} without its images, which this image mode sends.`);
  return undefined;
};
