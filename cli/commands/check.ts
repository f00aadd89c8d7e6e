import { setTimeout as sleep } from 'node:timers/promises';
import { Option } from '@commander-js/extra-typings';
import { openKey } from '../../shared/adapters/openai/model-opener.ts';
import { dataUri } from '../../shared/basics/data-uri.ts';
import { oneLine } from '../../shared/basics/one-line.ts';
import { proxyEnvironment } from '../../shared/basics/proxy-environment.ts';
import { linkSeconds } from '../../shared/dataset/image-loader.ts';
import { createRequestParameters } from '../../shared/model/request-parameters.ts';
import { checkedPictureKey } from '../../shared/storage/keys.ts';
import { publicPicture, yellowPng } from '../../shared/vision/test-pictures.ts';
import {
  checkVision,
  colorTest,
  descriptionTest,
  type VisionResult,
} from '../../shared/vision/vision-check.ts';
import { checkKey, connectKeys } from '../aws/api-keys.ts';
import { connectStack } from '../aws/connect-stack.ts';
import { useLocalTarget } from '../aws/use-local-target.ts';
import { checkEndpointFlags } from '../flags/check-endpoint-flags.ts';
import type { FlagsOf } from '../flags/flag-types.ts';
import { positiveNumber } from '../flags/flag-values.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { jsonText } from '../terminal/json-text.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AddCommand, Program } from './add-command.ts';

const addCheckFlags = (program: Program) =>
  program
    .command('check')
    .description('send a model test pictures from this machine, to find out which image modes work')
    .requiredOption('--model <name>', 'model name, as the endpoint knows it')
    .requiredOption('--api-base <url>', 'base URL of an OpenAI-compatible endpoint')
    .addOption(
      new Option('--api-key <key>', 'API key; used from this machine, not stored').conflicts('apiKeySecret'),
    )
    .option(
      '--api-key-secret <name>',
      'name of a stored key, e.g. evaluator/openai; see `npx liveclin key set --help`',
    )
    .option('--image-url <url>', 'picture for image mode url', publicPicture)
    .option('--presigned', "also try image mode presigned, with a picture in the stack's bucket")
    .option('--timeout <seconds>', 'time limit of one call', positiveNumber, 60)
    .option(
      '--max-tokens <n>',
      'maximum tokens per reply; reasoning models may need more',
      positiveNumber,
      256,
    )
    .option('--json', 'print JSON');

type CheckFlags = FlagsOf<ReturnType<typeof addCheckFlags>>;

export const addCheckCommand: AddCommand = (program, terminal, exit) => {
  addCheckFlags(program)
    .addHelpText('after', examples)
    .action(async (_flags, command) => {
      const flags = command.optsWithGlobals();
      const results = await check(flags, terminal);
      terminal.result(flags.json ? jsonText(results) : formatResults(results));
      exit(results.every(({ passed }) => passed) ? exitCodes.ok : exitCodes.incomplete);
    });
};

const examples = `
Examples:
  $ npx liveclin check --model gpt-5.2 --api-base https://api.openai.com/v1 --api-key-secret evaluator/openai
  $ npx liveclin check --model my-model --api-base http://127.0.0.1:8000/v1
`;

interface ModeResult extends VisionResult {
  readonly image_mode: 'local' | 'url' | 'presigned';
}

const check = async (flags: CheckFlags, terminal: Terminal): Promise<ModeResult[]> => {
  checkEndpointFlags(flags);
  const { model, apiBase } = flags;
  const parameters = createRequestParameters({ max_tokens: flags.maxTokens, n: 1, temperature: 0 });
  const { createOpenAiModel } = await import('../../shared/adapters/openai/openai-model.ts');
  const askModel = createOpenAiModel({
    model,
    apiBase,
    apiKey: await apiKeyOf(flags, terminal),
    proxies: proxyEnvironment(process.env),
  });
  const tests = [
    ['local', colorTest(dataUri('image/png', yellowPng()))] as const,
    ['url', descriptionTest(flags.imageUrl)] as const,
    ...(flags.presigned ? [['presigned', colorTest(await presignedPicture(flags, terminal))] as const] : []),
  ];
  const results: ModeResult[] = [];
  for (const [mode, test] of tests) {
    terminal.progress(`Showing ${model} a test picture in image mode ${mode} ...`);
    const dependencies = { askModel, parameters, timeoutMs: flags.timeout * 1_000, now: Date.now, sleep };
    results.push({ image_mode: mode, ...(await checkVision(test, dependencies)) });
  }
  return results;
};

/** @throws {ApiKeyError} when the stored key may not go to this host */
const apiKeyOf = async (
  { local, apiKey, apiKeySecret, apiBase }: CheckFlags,
  terminal: Terminal,
): Promise<string | undefined> => {
  if (apiKey !== undefined) checkKey(apiKey, 'apiKey');
  if (apiKey !== undefined || apiKeySecret === undefined) return apiKey;
  if (local) await useLocalTarget(terminal);
  return openKey(apiKeySecret, apiBase, connectKeys());
};

/** A link to the yellow picture in the stack's bucket. */
const presignedPicture = async ({ local }: CheckFlags, terminal: Terminal): Promise<string> => {
  const { objects, linkObject } = await connectStack(local ?? false, terminal);
  await objects.put(checkedPictureKey, yellowPng(), { contentType: 'image/png' });
  return linkObject(checkedPictureKey, linkSeconds);
};

const formatResults = (results: readonly ModeResult[]): string => {
  const lines = results.map(
    ({ image_mode: mode, passed, said, ms }) =>
      `${mode.padEnd(10)} ${passed ? 'works' : 'fails'}  ${(ms / 1_000).toFixed(1)} s  ${oneLine(said)}`,
  );
  const working = results
    .filter(({ passed }) => passed)
    .map(({ image_mode: mode }) => `--image-mode ${mode}`);
  return `${[...lines, verdict(results, working)].join('\n')}\n`;
};

const verdict = (results: readonly ModeResult[], working: readonly string[]): string => {
  if (working.length > 0) return `Use ${working.join(' or ')}.`;
  if (results.some(({ replied }) => replied))
    return 'The model saw no picture in any mode. Check that it accepts images.';
  return 'Every call failed, so no image mode was tested; see the errors above.';
};
