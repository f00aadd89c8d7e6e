import { type Command, Option } from 'commander';
import { present } from '../../shared/basics/present.ts';
import { type ImageMode, imageModes } from '../../shared/conversation/turn-images.ts';
import type { TokenPrices } from '../../shared/prices/token-prices.ts';
import { parseStartInput, type StartJson } from '../../shared/run/run-input.ts';
import { defaults } from '../../shared/run/run-settings.ts';
import { addDatasetFlags, type DatasetFlags } from './dataset-flags.ts';
import {
  collect,
  decimal,
  type JsonValue,
  namedHeader,
  namedJson,
  tokenPrices,
  wholeNumber,
} from './flag-values.ts';
import { addFollowFlags, type FollowFlags } from './follow-flags.ts';
import { type SelectionFlags, selectionOf } from './selection-flags.ts';

export interface RunFlags extends SelectionFlags, DatasetFlags, FollowFlags {
  readonly model: string;
  readonly apiBase: string;
  readonly apiKey?: string;
  readonly apiKeySecret?: string;
  readonly imageMode: ImageMode;
  readonly allowMissingImages?: boolean;
  readonly concurrency: number;
  readonly maxRetries: number;
  readonly rounds: number;
  readonly timeout: number;
  readonly temperature: number;
  readonly maxTokens: number;
  readonly param?: readonly (readonly [string, JsonValue])[];
  readonly header?: readonly (readonly [string, string])[];
  readonly price?: TokenPrices;
  readonly resume?: boolean;
  readonly preflight: boolean;
  readonly visionCheck?: boolean;
}

/** The flags of `liveclin run`: all of the reference's, and ours. */
export const addRunFlags = (command: Command): Command =>
  addFollowFlags(addOwnFlags(command), 'results/<model>_<dataset>.json, a selection in its name');

const addOwnFlags = (command: Command): Command =>
  addDatasetFlags(
    command
      .requiredOption('--model <name>', 'model as the endpoint knows it')
      .requiredOption('--api-base <url>', 'base URL of an OpenAI-compatible endpoint')
      .addOption(
        new Option(
          '--image-mode <mode>',
          "send the data's image URLs, the files as base64, or links to them in S3",
        )
          .choices(imageModes)
          .makeOptionMandatory(),
      )
      .addOption(
        new Option(
          '--api-key <key>',
          'API key; stored in Secrets Manager first, bound to the host of --api-base',
        ).conflicts('apiKeySecret'),
      )
      .option('--api-key-secret <name>', 'name of a stored key, e.g. evaluator/openai')
      .option('--dataset <name>', 'dataset: on this machine, in the bucket, or downloaded', '2025_H1'),
  )
    .option('--concurrency <n>', 'conversations at once', wholeNumber, defaults.concurrency)
    .option('--max-retries <n>', 'tries of a call', wholeNumber, defaults.maxRetries)
    .option('--rounds <n>', 'fresh sets of tries a question gets', wholeNumber, defaults.rounds)
    .option('--timeout <seconds>', 'time one call may take', wholeNumber, defaults.timeout)
    .option('--temperature <t>', 'sampling temperature', decimal, defaults.temperature)
    .option('--max-tokens <n>', 'most tokens of a reply', wholeNumber, defaults.maxTokens)
    .option(
      '--param <name=value>',
      'further parameter of the request, e.g. reasoning_effort=high (JSON or a string); repeatable',
      collect(namedJson),
    )
    .option(
      '--header <name: value>',
      'further header of the request, no secrets; repeatable',
      collect(namedHeader),
    )
    .option(
      '--price <prices>',
      'US dollars per million tokens: input=1.25,output=10,cached=0.125',
      tokenPrices,
    )
    .option('--resume', 'go on with the run that the output file names; start anew without one')
    .option('--no-preflight', 'start without the one call that checks key, model and parameters')
    .option('--vision-check', "show the model a picture first, in the run's image mode");

/**
 * The JSON that starts a run's execution.
 * @throws {InputError} with an issue for every flag that cannot be used, before anything is started
 */
export const startJson = (flags: RunFlags): StartJson => {
  const { model, apiBase, imageMode, dataset, concurrency, maxRetries, rounds, timeout, temperature } = flags;
  const { maxTokens, preflight, visionCheck, price: prices, param, header } = flags;
  const json: StartJson = {
    model,
    apiBase,
    imageMode,
    dataset,
    concurrency,
    maxRetries,
    rounds,
    timeout,
    temperature,
    maxTokens,
    preflight,
    ...present({
      visionCheck,
      parameters: param && Object.fromEntries(param),
      headers: header && Object.fromEntries(header),
      prices,
      selection: selectionOf(flags),
    }),
  };
  parseStartInput(json);
  return json;
};
