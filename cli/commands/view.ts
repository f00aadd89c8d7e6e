import { datasetNamePattern } from '../../shared/dataset/dataset-name.ts';
import type { ResultsFile } from '../../shared/results/results-file.ts';
import { connectStack } from '../aws/connect-stack.ts';
import { openLocalDataset } from '../dataset/local-dataset.ts';
import { addDatasetPlaceFlags, type DatasetFlags } from '../flags/dataset-flags.ts';
import { positiveNumber } from '../flags/flag-values.ts';
import { readResultsFile } from '../results/read-results-file.ts';
import { openResults } from '../results/results-source.ts';
import { askedToStop } from '../terminal/asked-to-stop.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { Target } from '../terminal/target.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type CaseTexts, localTexts } from '../view/library/case-texts.ts';
import { type Library, libraryOf, libraryOfStack } from '../view/library/library.ts';
import { loadViewedRun, type ViewedRun, viewedFile } from '../view/library/viewed-run.ts';
import { serveView } from '../view/serve-view.ts';
import type { AddCommand } from './add-command.ts';

export const addViewCommand: AddCommand = (program, terminal, exit) => {
  const command = program
    .command('view')
    .argument('[run...]', 'ids of runs, or paths of results files (default: all runs of the stack)')
    .description('read conversations in a browser: a page on this machine, for this machine only')
    .option('--port <n>', 'port to listen on, at 127.0.0.1', positiveNumber, 8642)
    .option('--limit <n>', 'maximum number of runs in the list', positiveNumber, 50);
  addDatasetPlaceFlags(command)
    .addHelpText(
      'after',
      `
The case texts and pictures of a run come from the bucket. Those of a results file come from --jsonl-path and
--image-root, or from the dataset of its name below --data-dir; without them, only letters and replies are shown.

Examples:
  $ npx liveclin view results/gpt-5.2_2025_H1.json results/o3_2025_H1.json
  $ npx liveclin view --local
`,
    )
    .action(async (names, _flags, command) => {
      const flags = command.optsWithGlobals();
      const library = await openLibrary(names, flags, terminal);
      // Before the server listens: whoever sees its address may stop it.
      const stopped = askedToStop();
      await using view = await serveView(library, flags.port);
      terminal.note('Open this address in a browser. Ctrl-C ends it.');
      terminal.result(`${view.address}\n`);
      await stopped;
      exit(exitCodes.ok);
    });
};

interface ViewFlags extends Target, Omit<DatasetFlags, 'dataset'> {
  readonly limit: number;
}

const openLibrary = async (
  names: readonly string[],
  flags: ViewFlags,
  terminal: Terminal,
): Promise<Library> => {
  if (names.length === 0) return libraryOfStack(await connectStack(flags, terminal), flags.limit);
  const runs: ViewedRun[] = [];
  for (const name of new Set(names)) {
    terminal.progress(`Reading ${name}`);
    runs.push(await openOne(name, flags, terminal));
  }
  return libraryOf(runs);
};

const openOne = async (name: string, flags: ViewFlags, terminal: Terminal): Promise<ViewedRun> => {
  const source = await openResults(name, flags, terminal);
  if (source.kind === 'run') return loadViewedRun(source);
  const file = await readResultsFile(source.path);
  return viewedFile(name, file, await textsOf(file, flags));
};

const textsOf = async ({ meta }: ResultsFile, flags: ViewFlags): Promise<CaseTexts | undefined> => {
  // The name comes from the file, and must not lead out of the data folder.
  if (flags.jsonlPath === undefined && !datasetNamePattern.test(meta.dataset)) return undefined;
  const dataset = await openLocalDataset({ ...flags, dataset: meta.dataset });
  return dataset && localTexts(dataset);
};
