import type { Command } from 'commander';
import { InputError } from '../../shared/basics/input-error.ts';
import { countErrors } from '../../shared/dataset/finding.ts';
import { verifyDataset } from '../../shared/dataset/verify-dataset.ts';
import { connectStack } from '../aws/connect-stack.ts';
import { datasetReportJson } from '../dataset/dataset-report-json.ts';
import { formatDatasetReport } from '../dataset/format-dataset-report.ts';
import { openLocalDataset } from '../dataset/local-dataset.ts';
import { openStoredDataset, type StoredDataset } from '../dataset/stored-dataset.ts';
import { addDatasetPlaceFlags, type DatasetFlags } from '../flags/dataset-flags.ts';
import { datasetName } from '../flags/flag-values.ts';
import type { AddCommand } from '../terminal/add-command.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';

type VerifyFlags = Pick<DatasetFlags, 'dataDir' | 'jsonlPath' | 'imageRoot'> & {
  readonly local?: boolean;
  readonly images: boolean;
  readonly json?: boolean;
};

export const addDatasetVerifyCommand: AddCommand = (dataset, terminal, exit) => {
  addDatasetPlaceFlags(dataset.command('verify').argument('[name]', 'dataset name', datasetName))
    .description('say what is wrong or odd about a dataset: its cases, and every image file')
    .option('--no-images', 'check the cases alone')
    .option('--json', 'for machines: every finding, where the table shows three of a kind')
    .addHelpText('after', placesAndExamples)
    .action(async (name: string | undefined, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<VerifyFlags>();
      const { text, path, readImage, hasImages } = await openDataset(name, flags, terminal);
      const report = await verifyDataset(text, hasImages ? readImage : undefined);
      terminal.result(
        flags.json ? datasetReportJson(report, path) : formatDatasetReport(report, path, terminal.paint),
      );
      exit(countErrors(report.findings) > 0 ? exitCodes.badInput : exitCodes.ok);
    });
};

const openDataset = async (
  name: string | undefined,
  flags: VerifyFlags,
  terminal: Terminal,
): Promise<StoredDataset> => {
  // Images of a file that was given by its path are looked for under a name, as `liveclin run` does.
  const hasImages = flags.images && (name !== undefined || flags.imageRoot !== undefined);
  const found = await openLocalDataset({ ...flags, dataset: name ?? '' }, { withImages: hasImages });
  if (found) return { ...found, hasImages };
  if (name === undefined)
    throw new InputError('Which dataset? Give its name, or --jsonl-path for a file of your own.');
  terminal.note(`Dataset ${name} is not in ${flags.dataDir}: looking for it in the bucket.`);
  const { objects } = await connectStack(flags.local ?? false, terminal);
  const stored = await openStoredDataset(objects, name);
  if (stored) return { ...stored, hasImages: stored.hasImages && flags.images };
  throw new InputError(
    `Dataset "${name}" is neither in ${flags.dataDir} nor in the bucket. \`liveclin dataset add ${name}\` downloads it; for files of your own give --data-dir or --jsonl-path.`,
  );
};

const placesAndExamples = `
The dataset is looked for in --jsonl-path and --image-root, then in --data-dir, then in the bucket.
Ends with 0 when a run can use it, however odd, and with 2 when there are errors.

Examples:
  $ liveclin dataset verify sample --data-dir datasets
  $ liveclin dataset verify --jsonl-path mine.jsonl --image-root pictures
  $ liveclin dataset verify 2025_H1 --no-images --json
`;
