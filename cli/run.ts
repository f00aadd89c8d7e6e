import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { type PreparedDataset, prepareDataset } from '../shared/dataset/prepare-dataset.ts';
import { loadDatasetDigest } from '../shared/evidence/datasets.ts';
import { InputError } from '../shared/input-error.ts';
import type { TokenPrices } from '../shared/model/prices/token-prices.ts';
import { parseRunInput, type StartInput } from '../shared/run/run-input.ts';
import { defaults } from '../shared/run/run-settings.ts';
import { connectStack, type Stack } from './connect.ts';
import { type LocalDataset, openLocalDataset } from './dataset-flags.ts';
import { decimal, tokenPrices, wholeNumber } from './flag-values.ts';
import { followRun } from './follow-run.ts';
import { executionName, startExecution } from './start-run.ts';
import { storeApiKey } from './store-api-key.ts';
import { storeDataset } from './store-dataset.ts';
import type { Terminal } from './terminal/terminal.ts';

interface RunFlags {
  readonly local?: boolean;
  readonly model: string;
  readonly apiBase: string;
  readonly apiKey?: string;
  readonly apiKeySecret?: string;
  readonly imageMode: 'url' | 'local';
  readonly dataset: string;
  readonly dataDir: string;
  readonly jsonlPath?: string;
  readonly imageRoot?: string;
  readonly allowMissingImages?: boolean;
  readonly concurrency: number;
  readonly maxRetries: number;
  readonly rounds: number;
  readonly timeout: number;
  readonly temperature: number;
  readonly maxTokens: number;
  readonly price?: TokenPrices;
  readonly output?: string;
  readonly resume?: boolean;
  readonly preflight: boolean;
  readonly verbose?: boolean;
}

export const addRunCommand = (program: Command, terminal: Terminal, exit: (code: number) => void): void => {
  program
    .command('run')
    .description('evaluate a model: starts the state machine, shows its progress, writes the results file')
    .requiredOption('--model <name>', 'model as the endpoint knows it')
    .requiredOption('--api-base <url>', 'base URL of an OpenAI-compatible endpoint')
    .addOption(
      new Option('--image-mode <mode>', 'send image URLs, or the image files themselves')
        .choices(['url', 'local'])
        .makeOptionMandatory(),
    )
    .option('--api-key <key>', 'API key; stored in Secrets Manager first, bound to the host of --api-base')
    .option('--api-key-secret <name>', 'name of a stored key, e.g. evaluator/openai')
    .option('--dataset <name>', 'dataset name', '2025_H1')
    .option('--data-dir <folder>', 'folder of <dataset>/<dataset>.jsonl and <dataset>/image', 'data')
    .option('--jsonl-path <file>', 'the cases; before --data-dir')
    .option('--image-root <folder>', 'the images; before --data-dir')
    .option('--allow-missing-images', 'go on without images that are missing, and record it')
    .option('--concurrency <n>', 'conversations at once', wholeNumber, defaults.concurrency)
    .option('--max-retries <n>', 'tries of a call', wholeNumber, defaults.maxRetries)
    .option('--rounds <n>', 'fresh sets of tries a question gets', wholeNumber, defaults.rounds)
    .option('--timeout <seconds>', 'time one call may take', wholeNumber, defaults.timeout)
    .option('--temperature <t>', 'sampling temperature', decimal, defaults.temperature)
    .option('--max-tokens <n>', 'most tokens of a reply', wholeNumber, defaults.maxTokens)
    .option(
      '--price <prices>',
      'US dollars per million tokens: input=1.25,output=10,cached=0.125',
      tokenPrices,
    )
    .option('--output <file>', 'results file (default: results/<model>_<dataset>.json)')
    .option('--resume', 'go on with the run that the output file names; start anew without one')
    .option('--no-preflight', 'start without the one call that checks key, model and parameters')
    .option('--verbose', 'print each call that failed')
    .addHelpText('after', examples)
    .action(async (_flags: unknown, command: Command) => {
      exit(await run(command.optsWithGlobals<RunFlags>(), terminal));
    });
};

const examples = `
Examples:
  $ liveclin run --model gpt-5.2 --api-base https://api.openai.com/v1 --api-key-secret evaluator/openai --image-mode url
  $ liveclin run --local --model mock --api-base http://127.0.0.1:4021/v1 --image-mode local --dataset sample --data-dir datasets
  $ liveclin run ... --resume          only what is open of the run that the output file names
`;

const run = async (flags: RunFlags, terminal: Terminal): Promise<number> => {
  const output = flags.output ?? defaultOutput(flags);
  const resume = flags.resume ? await readRunId(output) : undefined;
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
  const executionArn = await startExecution(stack, name, resume ? { resume, ...measured } : measured);
  const runId = resume ?? name;
  terminal.note(resume ? `Going on with run ${runId}.` : `Run ${runId} started.`);
  return followRun(
    { runId, executionArn, output, local: flags.local, verbose: flags.verbose },
    stack,
    terminal,
  );
};

/** The reference's name: `/` and blanks of the model become `_`. */
const defaultOutput = ({ model, dataset }: RunFlags): string =>
  `results/${model.replaceAll(/[/ ]/g, '_')}_${dataset}.json`;

/** @throws {InputError} naming the flag, before anything is started */
const runInput = (flags: RunFlags): StartInput => {
  const { model, apiBase, imageMode, dataset, concurrency, maxRetries, rounds, timeout, temperature } = flags;
  const { maxTokens, preflight, price } = flags;
  const fields = {
    model,
    apiBase,
    imageMode,
    dataset,
    concurrency,
    maxRetries,
    rounds,
    timeout,
    temperature,
  };
  try {
    return parseRunInput({
      ...fields,
      maxTokens,
      preflight,
      ...(price ? { prices: price } : {}),
    }) as StartInput;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const flagNames = error.message
      .replace("The execution's input cannot be used. ", '')
      .replaceAll(/(^|; )([a-z]+[A-Za-z]*):/g, (_, before, field) => `${before}--${kebab(field)}:`);
    throw new InputError(flagNames);
  }
};

const kebab = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

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

const resultsFileSchema = z.looseObject({
  meta: z.looseObject({ run: z.looseObject({ run_id: z.string() }) }),
});

/** The run that a results file belongs to; undefined when there is no such file. */
const readRunId = async (output: string): Promise<string | undefined> => {
  let text: string;
  try {
    text = await readFile(output, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const file = resultsFileSchema.safeParse(JSON.parse(text));
  if (file.success) return file.data.meta.run.run_id;
  throw new InputError(
    `--resume: ${output} names no run of this evaluator. Give another --output, or leave --resume out to start anew.`,
  );
};
