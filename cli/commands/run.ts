import { baseUrlOf } from '../../shared/basics/bedrock-address.ts';
import { present } from '../../shared/basics/present.ts';
import { parseStartInput } from '../../shared/run/run-input.ts';
import { checkKey, checkNoKeyIn, storeApiKey } from '../aws/api-keys.ts';
import { connectStack, type Stack } from '../aws/connect-stack.ts';
import { findDataset, provideDataset } from '../dataset/provide-dataset.ts';
import { datasetOrder } from '../flags/dataset-flags.ts';
import { addRunFlags, type RunFlags, startJson, withDatasetName } from '../flags/run-flags.ts';
import { selectionOf } from '../flags/selection-flags.ts';
import { announceQuote } from '../quote/announce-quote.ts';
import { checkOutput } from '../results/check-output.ts';
import { defaultOutput, type Resumable, readResumable } from '../results/output-file.ts';
import { readText } from '../results/read-results-file.ts';
import { describeIfResumedInVain } from '../run/complete-run.ts';
import { type EndedRun, endOfRun } from '../run/end-of-run.ts';
import { executionName } from '../run/execution-name.ts';
import { followRun } from '../run/follow-run.ts';
import { printRunEnd } from '../run/print-run-end.ts';
import { uploadCaseList } from '../run/upload-case-list.ts';
import { uploadImport } from '../run/upload-import.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AddCommand } from './add-command.ts';

export const addRunCommand: AddCommand = (program, terminal, exit) => {
  addRunFlags(program.command('run'))
    .description('evaluate a model on a dataset: start a run, show its progress, write the results file')
    .addHelpText('after', datasetOrder + examples)
    .action(async (_flags, command) => {
      exit(await run(withDatasetName(command.optsWithGlobals()), terminal));
    });
};

const examples = `
Examples:
  $ npx liveclin run --model gpt-5.2 --api-base https://api.openai.com/v1 --api-key-secret evaluator/openai --image-mode url
  $ npx liveclin run --local --model my-model --api-base http://127.0.0.1:8000/v1 --image-mode local --dataset sample --data-dir datasets
  $ npx liveclin run --model gpt-5.2 --api-base https://api.openai.com/v1 --api-key-secret evaluator/openai --image-mode url --sample 50 --seed 1
  $ npx liveclin run --model gpt-5.2 --api-base https://api.openai.com/v1 --api-key-secret evaluator/openai --image-mode url --resume  # only failed and unfinished cases
`;

const run = async (flags: RunFlags, terminal: Terminal): Promise<number> => {
  const output = flags.output ?? defaultOutput({ ...flags, selection: selectionOf(flags) });
  const json = startJson(flags);
  if (flags.apiKey !== undefined) {
    checkKey(flags.apiKey, 'apiKey');
    checkNoKeyIn(json, flags.apiKey);
  }
  await checkOutput(output);
  const resumable = flags.resume ? await readResumable(output) : undefined;
  if (flags.resume && !resumable) terminal.note(`--resume: there is no ${output}, so a new run starts.`);
  // In url mode the provider fetches the images.
  const needs = { withImages: flags.imageMode !== 'url', allowMissingImages: flags.allowMissingImages };
  const found = await findDataset(flags, needs, terminal);
  const stack = await connectStack(flags, terminal);
  const { objects } = stack;
  const datasetDigest = await provideDataset(found, { flags, needs }, { objects, terminal });
  const apiKeySecret =
    flags.apiKey === undefined
      ? flags.apiKeySecret
      : await storeApiKey(
          { key: flags.apiKey, host: new URL(baseUrlOf(flags.apiBase)).host },
          flags,
          terminal,
        );
  const name = executionName(flags.model, flags.dataset, new Date());
  const origin = await originOf(resumable, { output, local: flags.local, stack, terminal });
  const asked = { input: parseStartInput(json), datasetDigest };
  const inVain = origin.resume && (await describeIfResumedInVain(origin.resume, asked, stack));
  if (inVain) {
    terminal.note(`${inVain} Nothing was started.`);
    return printResults({ runId: origin.resume, output, target: flags }, stack, {
      json: flags.json,
      terminal,
    });
  }
  if (origin.resume === undefined) await announceQuote({ ...asked, found, yes: flags.yes }, stack, terminal);
  const runId = origin.resume ?? name;
  const executionArn = await stack.starter.start(name, {
    ...origin,
    ...json,
    datasetDigest,
    ...present({
      apiKeySecret,
      selection: json.selection && (await uploadCaseList(json.selection, objects)),
    }),
  });
  terminal.note(origin.resume === undefined ? `Run ${runId} started.` : `Resuming run ${runId}.`);
  return followRun({ ...flags, runId, executionArn, output }, stack, terminal);
};

/** The file may be older than the run's end. */
const printResults = async (
  ended: Omit<EndedRun, 'execution'>,
  stack: Stack,
  { json, terminal }: { readonly json: boolean | undefined; readonly terminal: Terminal },
): Promise<number> => {
  const end = await endOfRun({ ...ended, execution: undefined }, stack);
  printRunEnd(end, { json, target: ended.target, terminal });
  return end.exitCode;
};

/** Where the execution begins, as its input says it: with a stored run, an imported file, or neither. */
type Origin =
  | { readonly resume?: string; readonly importKey?: undefined }
  | { readonly resume?: undefined; readonly importKey?: string };

const originOf = async (
  resumable: Resumable | undefined,
  {
    output,
    local,
    stack,
    terminal,
  }: {
    readonly output: string;
    readonly local: boolean | undefined;
    readonly stack: Stack;
    readonly terminal: Terminal;
  },
): Promise<Origin> => {
  switch (resumable?.kind) {
    case undefined:
      return {};
    case 'run':
      if (await stack.ledger.getRun(resumable.runId)) return { resume: resumable.runId };
      terminal.note(
        `${output} names run ${resumable.runId}, which this stack does not have${local ? ': local runs live as long as LocalStack' : ''}. A new run imports its finished cases; all others run.`,
      );
      return { importKey: await uploadImport(await readText(output), stack.objects) };
    case 'reference file':
      terminal.note(`${output} names no run: its finished cases are imported, all others run.`);
      return { importKey: await uploadImport(resumable.text, stack.objects) };
  }
};
