import type { Command } from 'commander';
import { defaultRepo, defaultRevision } from '../../shared/dataset/hub-origin.ts';
import { hubRepo } from './flag-values.ts';

/** Where the data are, with the reference's priority: --jsonl-path and --image-root over --data-dir. */
export interface DatasetFlags {
  readonly dataset: string;
  readonly dataDir: string;
  readonly jsonlPath?: string | undefined;
  readonly imageRoot?: string | undefined;
  readonly hubRepo?: string | undefined;
  readonly revision?: string | undefined;
}

/** For the help of these commands: where a dataset is looked for, in order. */
export const datasetOrder = `
A dataset is looked for in
  1. --jsonl-path, its images in --image-root (each goes before --data-dir)
  2. <data-dir>/data/<name>/<name>.jsonl, its images in image/ beside it: a clone of the repository, or a download
  3. <data-dir>/<name>/<name>.jsonl, its images in image/ beside it
  4. the bucket (liveclin run and dataset verify)
  5. Hugging Face, which it is downloaded from to 2.; HF_TOKEN opens private repositories, HF_ENDPOINT names a mirror
`;

/** The flags that say where a dataset stands on this machine. */
export const addDatasetPlaceFlags = (command: Command): Command =>
  command
    .option('--data-dir <folder>', 'where datasets are looked for and downloaded to, see below', 'data')
    .option('--jsonl-path <file>', 'the cases; before --data-dir')
    .option('--image-root <folder>', 'the images; before --data-dir');

/** The flags that say where a dataset comes from, for every command that takes one. */
export const addDatasetFlags = (command: Command): Command =>
  addDatasetPlaceFlags(command)
    .option(
      '--allow-missing-images',
      'go on with images that are missing, or are no images (such as a saved error page), and record it',
    )
    .option(
      '--hub-repo <owner/name>',
      `dataset repository to download from (default: ${defaultRepo})`,
      hubRepo,
    )
    .option(
      '--revision <revision>',
      `branch, tag or commit to download (default: ${defaultRevision}, once; the commit is recorded)`,
    );
