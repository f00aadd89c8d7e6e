import { present } from '../../shared/basics/present.ts';
import { shellWord } from '../../shared/basics/shell-word.ts';
import { type PreparedDataset, prepareDataset } from '../../shared/dataset/prepare-dataset.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { LocalDataset } from './local-dataset.ts';

export interface DatasetNeeds {
  /** False where the provider fetches the images: image mode url. */
  readonly withImages: boolean;
  readonly allowMissingImages?: boolean | undefined;
}

/** A dataset on this machine that can be used. */
export interface CheckedDataset {
  readonly prepared: PreparedDataset;
  readonly source: LocalDataset;
}

/** More would push what matters off the screen. */
const maxWarnings = 20;

/**
 * Checks a dataset and prints its oddities.
 * @throws {InputError} when it cannot be used
 */
export const checkDataset = async (
  source: LocalDataset,
  { withImages, allowMissingImages }: DatasetNeeds,
  terminal: Terminal,
): Promise<CheckedDataset> => {
  const { text, path, readImage } = source;
  const prepared = await prepareDataset({
    text,
    name: path,
    allowMissingImages,
    ...present({ readImage: withImages ? readImage : undefined }),
  });
  const { warnings } = prepared.manifest;
  for (const warning of warnings.slice(0, maxWarnings)) terminal.note(`Warning: ${warning}`);
  const more = warnings.length - maxWarnings;
  if (more > 0)
    terminal.note(
      `... and ${more} more; \`npx liveclin dataset verify --jsonl-path ${shellWord(path)}\` lists all of them.`,
    );
  return { prepared, source };
};
