import type { DatasetHub, HubFile, HubFolder } from './hub.ts';
import { HubError } from './hub-error.ts';
import { describeOrigin, type HubOrigin } from './hub-origin.ts';
import { imageNameFault } from './image-name.ts';

export interface ConfigFiles {
  readonly cases: HubFile;
  /** By their names in the cases: their paths below `image/`. */
  readonly images: ReadonlyMap<string, HubFile>;
}

/** Where a dataset is in a repository, and in a clone or copy of it (docs/protocol.md, "Data"). */
export const configFolder = (name: string): string => `data/${name}`;

/**
 * The files of one dataset of a repository, images only on request.
 * @throws {HubError} naming the repository's datasets, when this one is not among them
 */
export const listConfig = async (
  hub: DatasetHub,
  origin: HubOrigin,
  { name, withImages }: { readonly name: string; readonly withImages: boolean },
): Promise<ConfigFiles> => {
  const folder = configFolder(name);
  const listed = (await listIfThere(hub, origin, folder, withImages)).filter(
    (entry) => entry.kind === 'file',
  );
  const cases = listed.find(({ path }) => path === `${folder}/${name}.jsonl`);
  if (!cases) throw await missingConfig(hub, origin, name);
  const images = listed.filter(({ path }) => path.startsWith(`${folder}/image/`));
  const odd = images.find(({ path }) => isOdd(path.slice(`${folder}/image/`.length)));
  if (odd)
    throw new HubError(
      `${odd.path} points outside its folder, so nothing was downloaded. Tell the dataset's owner.`,
      { reason: 'refused' },
    );
  return { cases, images: new Map(images.map((file) => [file.path.slice(`${folder}/image/`.length), file])) };
};

/** Git knows no file of such a name. */
const isOdd = (name: string): boolean =>
  imageNameFault(name) !== undefined || name.split('/').some((part) => part === '' || part === '.');

const listIfThere = async (
  hub: DatasetHub,
  origin: HubOrigin,
  folder: string,
  recursive: boolean,
): Promise<readonly (HubFile | HubFolder)[]> => {
  try {
    return await hub.list(origin, folder, { recursive });
  } catch (error) {
    if (error instanceof HubError && error.reason === 'missing') return [];
    throw error;
  }
};

const missingConfig = async (hub: DatasetHub, origin: HubOrigin, name: string): Promise<HubError> => {
  const entries = await listIfThere(hub, origin, 'data', false);
  const names = entries.filter(({ kind }) => kind === 'folder').map(({ path }) => path.slice('data/'.length));
  const has = names.length > 0 ? `It has ${names.join(', ')}.` : 'It has no data/<name> folders.';
  return new HubError(
    `${describeOrigin(origin)} has no dataset "${name}" (${configFolder(name)}/${name}.jsonl). ${has}`,
    { reason: 'missing' },
  );
};
