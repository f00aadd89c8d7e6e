import type { Command } from 'commander';
import { defaultRepo, defaultRevision } from '../shared/dataset/hub-origin.ts';

/** The flags that say where a dataset comes from, for every command that takes one. */
export const addDataOptions = (command: Command): Command =>
  command
    .option(
      '--data-dir <folder>',
      'folder of data/<name>/<name>.jsonl and data/<name>/image, or of <name>/... alone; downloads go there too',
      'data',
    )
    .option('--jsonl-path <file>', 'the cases; before --data-dir')
    .option('--image-root <folder>', 'the images; before --data-dir')
    .option('--allow-missing-images', 'go on without images that are missing, and record it')
    .option('--hub-repo <owner/name>', `dataset repository to download from (default: ${defaultRepo})`)
    .option(
      '--revision <revision>',
      `branch, tag or commit to download (default: ${defaultRevision}, once; the commit is recorded)`,
    );
