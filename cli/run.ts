import type { Command } from 'commander';
import { type PreparedDataset, prepareDataset } from '../shared/dataset/prepare-dataset.ts';
import { loadDatasetDigest } from '../shared/evidence/datasets.ts';
import { InputError } from '../shared/input-error.ts';
import { connectStack, type Stack } from './connect.ts';
import { type LocalDataset, openLocalDataset } from './dataset-flags.ts';
import { followRun } from './follow-run.ts';
import { defaultOutput, type Resumable, readResumable } from './output-file.ts';
import { addRunFlags, type RunFlags, runInput } from './run-flags.ts';
import { addSelectionFlags, selectionOf } from './selection-flags.ts';
import { executionName, startExecution } from './start-run.ts';
import { storeApiKey } from './store-api-key.ts';
import { storeDataset } from './store-dataset.ts';
import type { Terminal } from './terminal/terminal.ts';
import { uploadImport } from './upload-import.ts';

export const addRunCommand = (program: Command, terminal: Terminal, exit: (code: number) => void): void => {
  const command = program
    .command('run')
    .description('evaluate a model: starts the state machine, shows its progress, writes the results file');
  addSelectionFlags(addRunFlags(command))
    .addHelpText('after', examples)
    .action(async (_flags: unknown, command: Command) => {
      exit(await run(command.optsWithGlobals<RunFlags>(), terminal));
    });
};

const examples = `
Examples:
  $ liveclin run --model gpt-5.2 --api-base https://api.openai.com/v1 --api-key-secret evaluator/openai --image-mode url
  $ liveclin run --local --model mock --api-base http://127.0.0.1:4021/v1 --image-mode local --dataset sample --data-dir datasets
  $ liveclin run --model gpt-5.2 --api-base https://api.openai.com/v1 --api-key-secret evaluator/openai --image-mode url --sample 50 --seed 1
  $ liveclin run --model gpt-5.2 --api-base https://api.openai.com/v1 --api-key-secret evaluator/openai --image-mode url --resume  # only what is open of the run that the output file names
`;

const run = async (flags: RunFlags, terminal: Terminal): Promise<number> => {
  const output = flags.output ?? defaultOutput({ ...flags, selection: selectionOf(flags) });
  const resumable = flags.resume ? await readResumable(output) : undefined;
  const input = runInput(flags);
  const source = await openLocalDataset(flags);
  const prepared = source && (await prepare(source, flags, terminal));
  const stack = await connectStack(flags.local ?? false, terminal);
  const digest = await provideDataset({ prepared, source }, flags, { stack, terminal });
  const apiKeySecret =
    flags.apiKey === undefined
      ? flags.apiKeySecret
      : await storeApiKey(flags.apiKey, new URL(flags.apiBase).host, terminal);
  const name = executionName(flags.model, flags.dataset, new Date());
  const measured = { ...input, datasetDigest: digest, ...(apiKeySecret ? { apiKeySecret } : {}) };
  const origin = await originOf(resumable, { output, stack, terminal });
  const executionArn = await startExecution(stack, name, { ...origin, ...measured });
  const runId = 'resume' in origin ? origin.resume : name;
  terminal.note('resume' in origin ? `Going on with run ${runId}.` : `Run ${runId} started.`);
  return followRun(
    { runId, executionArn, output, local: flags.local, verbose: flags.verbose },
    stack,
    terminal,
  );
};

/** What the execution's input says of where the run begins. */
const originOf = async (
  resumable: Resumable | undefined,
  {
    output,
    stack,
    terminal,
  }: { readonly output: string; readonly stack: Stack; readonly terminal: Terminal },
): Promise<{ readonly resume: string } | { readonly importKey?: string }> => {
  if (!resumable) return {};
  if ('runId' in resumable) return { resume: resumable.runId };
  terminal.note(`${output} names no run: its finished cases are imported, the others run anew.`);
  return { importKey: await uploadImport(resumable.file, stack.objects) };
};

const prepare = async (
  source: LocalDataset,
  { imageMode, allowMissingImages }: RunFlags,
  terminal: Terminal,
): Promise<PreparedDataset> => {
  const prepared = await prepareDataset({
    text: source.text,
    name: source.path,
    allowMissingImages,
    // In url mode the images are the provider's business.
    ...(imageMode === 'url' ? {} : { readImage: source.readImage }),
  });
  for (const warning of prepared.manifest.warnings) terminal.note(`Warning: ${warning}`);
  return prepared;
};

/** The digest of the dataset to be run, stored in the bucket by then. */
const provideDataset = async (
  {
    prepared,
    source,
  }: { readonly prepared: PreparedDataset | undefined; readonly source: LocalDataset | undefined },
  flags: RunFlags,
  { stack, terminal }: { readonly stack: Stack; readonly terminal: Terminal },
): Promise<string> => {
  if (prepared && source) {
    // A file given by path never moves a dataset's name: somebody else's runs may go by it.
    const name = flags.jsonlPath === undefined ? flags.dataset : undefined;
    await storeDataset(prepared, { objects: stack.objects, source, name, terminal });
    return prepared.manifest.digest;
  }
  const digest = await loadDatasetDigest(stack.objects, flags.dataset);
  if (digest !== undefined) return digest;
  throw new InputError(
    `--dataset: neither ${flags.dataDir}/${flags.dataset}/${flags.dataset}.jsonl nor the bucket holds "${flags.dataset}". Give --data-dir or --jsonl-path, or add it with \`liveclin dataset add\`.`,
  );
};
