import { type Command, Option, type OptionValues } from '@commander-js/extra-typings';
import { present } from '../../shared/basics/present.ts';
import { imageModes } from '../../shared/conversation/turn-images.ts';
import { apis } from '../../shared/endpoint/request-url.ts';
import { histories } from '../../shared/model/ask-model.ts';
import { parseStartInput, type StartJson } from '../../shared/run/run-input.ts';
import { defaults } from '../../shared/run/run-settings.ts';
import { backgroundTimeout, defaultTimeouts, tiers } from '../../shared/run/tiers.ts';
import { addDatasetFlags } from './dataset-flags.ts';
import { datasetOf } from './dataset-of.ts';
import type { AddedBy, GlobalFlags, NoFlags } from './flag-types.ts';
import { collect, decimal, namedHeader, namedJson, tokenPrices, wholeNumber } from './flag-values.ts';
import { addFollowFlags } from './follow-flags.ts';
import { addSelectionFlags, selectionOf } from './selection-flags.ts';

/** The flags of `liveclin run`: all of the reference's, and ours. */
export const addRunFlags = <Args extends unknown[], Flags extends OptionValues, Global extends OptionValues>(
  command: Command<Args, Flags, Global>,
) => {
  const withModel = addModelFlags(command.optionsGroup('Model:'));
  const withDataset = addDatasetFlags(
    withModel
      .optionsGroup('Dataset:')
      .option(
        '--dataset <name>',
        'dataset name; see below for where it is looked for (default: the name of the --jsonl-path file, else 2025_H1)',
      ),
  );
  const withSelection = addSelectionFlags(withDataset.optionsGroup('Cases (default: all):'));
  const withExecution = addExecutionFlags(withSelection.optionsGroup('Execution:'));
  return addFollowFlags(
    withExecution.optionsGroup('Output:'),
    'results/<model>_<dataset>.json, plus the selection if there is one',
  );
};

const addModelFlags = <Args extends unknown[], Flags extends OptionValues, Global extends OptionValues>(
  command: Command<Args, Flags, Global>,
) =>
  command
    .requiredOption('--model <name>', 'model name, as the endpoint knows it')
    .requiredOption('--api-base <url>', 'base URL of an OpenAI-compatible endpoint')
    .addOption(
      new Option(
        '--api <api>',
        'chat (Chat Completions) or responses (the Responses API) (default: chat)',
      ).choices(apis),
    )
    .addOption(
      new Option(
        '--history <history>',
        "what requests hold of earlier replies: text, or reasoning (the model's own items; with --api responses) (default: text)",
      ).choices(histories),
    )
    .addOption(
      new Option(
        '--image-mode <mode>',
        "how the model gets pictures: url (the dataset's public links), local (base64 in the request), presigned (short-lived links to S3)",
      )
        .choices(imageModes)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option(
        '--api-key <key>',
        'API key; saved in Secrets Manager, to be sent to the host of --api-base only',
      ).conflicts('apiKeySecret'),
    )
    .option(
      '--api-key-secret <name>',
      'name of a stored key, e.g. evaluator/openai; see `npx liveclin key set --help`',
    )
    .option('--temperature <t>', 'sampling temperature', decimal, defaults.temperature)
    .option('--max-tokens <n>', 'maximum tokens per reply', wholeNumber, defaults.maxTokens)
    .option(
      '--param <name=value>',
      'additional request parameter, e.g. reasoning_effort=high (JSON or a string); repeatable',
      collect(namedJson),
    )
    .option(
      '--header <name: value>',
      'additional request header, which must not be a secret; repeatable',
      collect(namedHeader),
    )
    .option(
      '--price <prices>',
      'US dollars per million tokens, e.g. input=1.25,output=10,cached=0.125 (default: the built-in price list)',
      tokenPrices,
    );

const addExecutionFlags = <Args extends unknown[], Flags extends OptionValues, Global extends OptionValues>(
  command: Command<Args, Flags, Global>,
) =>
  command
    .option('--concurrency <n>', 'conversations at the same time', wholeNumber, defaults.concurrency)
    .option('--max-retries <n>', 'attempts at a question per round', wholeNumber, defaults.maxRetries)
    .option(
      '--rounds <n>',
      'rounds of attempts at a question before its case fails',
      wholeNumber,
      defaults.rounds,
    )
    .addOption(
      new Option(
        '--tier <tier>',
        'flex: half the price at endpoints that have it, slower, and waited for when it has no room (default: standard)',
      ).choices(tiers),
    )
    .option(
      '--background',
      'let the endpoint make replies in the background, for those that take longer than 14 minutes; with --api responses',
    )
    .option(
      '--timeout <seconds>',
      `time limit of one call (default: ${defaultTimeouts.standard}; ${defaultTimeouts.flex} with --tier flex, ${backgroundTimeout} with --background)`,
      wholeNumber,
    )
    .option('--rpm <n>', 'requests a minute that the provider allows (default: learnt)', wholeNumber)
    .option('--tpm <n>', 'tokens a minute that the provider allows (default: learnt)', wholeNumber)
    .option('--resume', 'continue the run in the output file; start a new run if there is no such file')
    .option('--yes', 'start without asking, whatever the estimate says')
    .option('--no-preflight', 'skip the test call that checks key, model and parameters')
    .option('--vision-check', "test with a picture, sent in the run's image mode, before the run starts");

type GivenFlags = AddedBy<typeof addRunFlags<[], NoFlags, NoFlags>> & GlobalFlags;

export type RunFlags = Omit<GivenFlags, 'dataset'> & {
  readonly dataset: string;
  /** Whether the dataset may become known by its name in the bucket. */
  readonly claimsName: boolean;
};

/** The flags as given, with the name of the dataset that they mean. */
export const withDatasetName = (flags: GivenFlags): RunFlags => ({
  ...flags,
  dataset: datasetOf(flags),
  // A file given by its path is named for this run only, unless its user names it.
  claimsName: flags.jsonlPath === undefined || flags.dataset !== undefined,
});

/**
 * The JSON that starts a run's execution.
 * @throws {InputError} with an issue for every flag that cannot be used, before anything is started
 */
export const startJson = (flags: RunFlags): StartJson => {
  const { model, apiBase, imageMode, dataset, concurrency, maxRetries, rounds, timeout, temperature } = flags;
  const { maxTokens, preflight, visionCheck, price: prices, param, header, rpm, tpm } = flags;
  const json: StartJson = {
    model,
    apiBase,
    imageMode,
    dataset,
    concurrency,
    maxRetries,
    rounds,
    temperature,
    maxTokens,
    preflight,
    ...present({
      api: flags.api,
      history: flags.history,
      tier: flags.tier,
      background: flags.background,
      timeout,
      visionCheck,
      rpm,
      tpm,
      parameters: param && Object.fromEntries(param),
      headers: header && Object.fromEntries(header),
      prices,
      selection: selectionOf(flags),
    }),
  };
  parseStartInput(json);
  return json;
};
