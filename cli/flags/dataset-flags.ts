import type { Command, OptionValues } from '@commander-js/extra-typings';
import { defaultRepo, defaultRevision } from '../../shared/dataset/hub-origin.ts';
import type { AddedBy, NoFlags } from './flag-types.ts';
import { hubRepo } from './flag-values.ts';

/** The flags that say where a dataset is on this machine. */
export const addDatasetPlaceFlags = <
  Args extends unknown[],
  Flags extends OptionValues,
  Global extends OptionValues,
>(
  command: Command<Args, Flags, Global>,
) =>
  command
    .option('--data-dir <folder>', 'folder to look for datasets in and to download them to', 'data')
    .option('--jsonl-path <file>', 'JSONL file with the cases, instead of --data-dir')
    .option('--image-root <folder>', 'folder with the images, instead of --data-dir');

/** The flags that say where a dataset comes from, for every command that takes one. */
export const addDatasetFlags = <
  Args extends unknown[],
  Flags extends OptionValues,
  Global extends OptionValues,
>(
  command: Command<Args, Flags, Global>,
) =>
  addDatasetPlaceFlags(command)
    .option(
      '--allow-missing-images',
      'continue when image files are missing or unreadable, and record which ones',
    )
    .option(
      '--hub-repo <owner/name>',
      `Hugging Face dataset repository to download from (default: ${defaultRepo})`,
      hubRepo,
    )
    .option(
      '--revision <revision>',
      `branch, tag or commit to download (default: ${defaultRevision}, or the copy that is already here)`,
    );

/** Where the data are, with the reference's priority: --jsonl-path and --image-root over --data-dir. */
export type DatasetFlags = { readonly dataset: string } & Omit<
  AddedBy<typeof addDatasetFlags<[], NoFlags, NoFlags>>,
  'allowMissingImages'
>;

/** For the help of commands that look a dataset up. */
export const datasetOrder = `
Where a dataset is looked for, in this order:
  1. --jsonl-path, with the images in --image-root (each overrides --data-dir), or in image/ next to it
  2. <data-dir>/data/<name>/<name>.jsonl, images in image/ next to it: a clone or download of the repository
  3. <data-dir>/<name>/<name>.jsonl, images in image/ next to it
  4. the bucket (\`run\` and \`dataset verify\` only)
  5. Hugging Face, downloaded to place 2; HF_TOKEN opens private repositories, HF_ENDPOINT names a mirror
docs/data.md describes the format; \`npx liveclin dataset init <folder>\` writes an example.
`;
