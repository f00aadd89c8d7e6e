import { InputError } from '../../shared/basics/input-error.ts';
import { countErrors } from '../../shared/dataset/finding.ts';
import { verifyDataset } from '../../shared/dataset/verify-dataset.ts';
import { connectStack } from '../aws/connect-stack.ts';
import { datasetReportJson } from '../dataset/dataset-report-json.ts';
import { hasImageFolder } from '../dataset/find-cases.ts';
import { formatDatasetReport } from '../dataset/format-dataset-report.ts';
import { openLocalDataset } from '../dataset/local-dataset.ts';
import { openStoredDataset, type StoredDataset } from '../dataset/stored-dataset.ts';
import { addDatasetPlaceFlags } from '../flags/dataset-flags.ts';
import { datasetOf } from '../flags/dataset-of.ts';
import type { FlagsOf } from '../flags/flag-types.ts';
import { datasetName } from '../flags/flag-values.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AddCommand, CommandGroup } from './add-command.ts';

const addVerifyFlags = (dataset: CommandGroup) =>
  addDatasetPlaceFlags(dataset.command('verify').argument('[name]', 'dataset name', datasetName))
    .description('report errors and oddities in a dataset: its cases and every image file')
    .option('--no-images', 'check only the cases')
    .option('--json', 'print every finding as JSON; the table shows three of each kind');

type VerifyFlags = FlagsOf<ReturnType<typeof addVerifyFlags>>;

export const addDatasetVerifyCommand: AddCommand<CommandGroup> = (dataset, terminal, exit) => {
  addVerifyFlags(dataset)
    .addHelpText('after', placesAndExamples)
    .action(async (name, _flags, command) => {
      const flags = command.optsWithGlobals();
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
  const { jsonlPath } = flags;
  if (name === undefined && jsonlPath === undefined)
    throw new InputError('Which dataset? Give its name, or --jsonl-path for your own file.');
  const dataset = datasetOf({ dataset: name, jsonlPath });
  const placed = { ...flags, dataset };
  // A dataset of one's own may have no images at all.
  const hasImages = flags.images && (name !== undefined || (await hasImageFolder(placed)));
  const found = await openLocalDataset(placed, { withImages: hasImages });
  if (found && flags.images && !hasImages)
    terminal.note(`There is no folder image/ beside ${found.path}; give --image-root to check images.`);
  if (found) return { ...found, hasImages };
  terminal.note(`Dataset ${dataset} is not in ${flags.dataDir}; looking in the bucket.`);
  const { objects } = await connectStack(flags, terminal);
  const stored = await openStoredDataset(objects, dataset);
  if (stored) return { ...stored, hasImages: stored.hasImages && flags.images };
  throw new InputError(
    `Dataset "${dataset}" is neither in ${flags.dataDir} nor in the bucket. Download it with \`npx liveclin dataset add ${dataset}\`, or give --data-dir or --jsonl-path for your own files.`,
  );
};

const placesAndExamples = `
The dataset is looked for in --jsonl-path, with its images in --image-root, in the data folder or in image/ beside the
file; then in --data-dir, then in the bucket.
Exit code: 0 if a run can use it, even with oddities; 2 if there are errors.
docs/data.md describes every field.

Examples:
  $ npx liveclin dataset verify sample --data-dir datasets
  $ npx liveclin dataset verify --jsonl-path mine.jsonl                        # images in image/ beside it
  $ npx liveclin dataset verify --jsonl-path mine.jsonl --image-root pictures
  $ npx liveclin dataset verify 2025_H1 --no-images --json
`;
