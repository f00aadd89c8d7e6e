import { setTimeout as sleep } from 'node:timers/promises';
import { Option } from '@commander-js/extra-typings';
import { dataUri } from '../../shared/basics/data-uri.ts';
import { listSome } from '../../shared/basics/list-some.ts';
import { linkSeconds } from '../../shared/dataset/image-loader.ts';
import { apis } from '../../shared/endpoint/request-url.ts';
import { explainPath } from '../../shared/model/find-base.ts';
import { createRequestParameters } from '../../shared/model/request-parameters.ts';
import { samplingParameters } from '../../shared/run/run-identity.ts';
import { checkedPictureKey } from '../../shared/storage/keys.ts';
import { pictureTests } from '../../shared/vision/first-pictures.ts';
import { yellowPng } from '../../shared/vision/test-pictures.ts';
import { checkPictures, colorTest, type VisionTest } from '../../shared/vision/vision-check.ts';
import { connectStack } from '../aws/connect-stack.ts';
import { formatImageModes, type ModeResult } from '../check/format-image-modes.ts';
import { modelOpener } from '../check/model-opener.ts';
import { shownPictures } from '../check/shown-pictures.ts';
import { checkEndpointFlags } from '../flags/check-endpoint-flags.ts';
import type { FlagsOf } from '../flags/flag-types.ts';
import { datasetName, positiveNumber } from '../flags/flag-values.ts';
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
      new Option('--api <api>', 'chat (Chat Completions) or responses (the Responses API)')
        .choices(apis)
        .default('chat' as const),
    )
    .addOption(
      new Option('--api-key <key>', 'API key; used from this machine, not stored').conflicts('apiKeySecret'),
    )
    .option(
      '--api-key-secret <name>',
      'name of a stored key, e.g. evaluator/openai; see `npx liveclin key set --help`',
    )
    .option(
      '--image-url <url>',
      "picture for image mode url (default: the dataset's own first ones, else a public photograph)",
    )
    .option('--dataset <name>', 'dataset whose pictures are shown', datasetName)
    .option('--data-dir <folder>', 'folder to look for datasets in', 'data')
    .option('--jsonl-path <file>', 'JSONL file with the cases, instead of --data-dir')
    .addOption(
      new Option('--image-mode <mode>', 'test only this mode (default: local and url)')
        .choices(['url', 'local', 'presigned'])
        .conflicts('presigned'),
    )
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
      terminal.result(flags.json ? jsonText(results) : formatImageModes(results));
      exit(results.every(({ passed }) => passed) ? exitCodes.ok : exitCodes.incomplete);
    });
};

const examples = `
Examples:
  $ npx liveclin check --model gpt-5.2 --api-base https://api.openai.com/v1 --api-key-secret evaluator/openai
  $ npx liveclin check --model my-model --api-base http://127.0.0.1:8000/v1
`;

const check = async (flags: CheckFlags, terminal: Terminal): Promise<ModeResult[]> => {
  checkEndpointFlags(flags);
  const openAt = await modelOpener(flags, terminal);
  const parameters = createRequestParameters(
    samplingParameters(flags.api, { maxTokens: flags.maxTokens, temperature: 0 }),
  );
  const timeoutMs = flags.timeout * 1_000;
  const dependencies = { askModel: openAt(flags.apiBase), parameters, timeoutMs, now: Date.now, sleep };
  const results: ModeResult[] = [];
  for (const [mode, tests] of await testsFor(flags, terminal)) {
    const hosts = mode === 'url' ? ` from ${listSome(tests.map(({ url }) => new URL(url).host))}` : '';
    terminal.progress(`Showing ${flags.model} a test picture${hosts} in image mode ${mode} ...`);
    results.push({ image_mode: mode, ...(await checkPictures(tests, dependencies)) });
  }
  if (results.every((result) => result.isPathProblem)) {
    const request = { messages: [greeting], parameters: parameters.current, timeoutMs };
    terminal.note(await explainPath(flags, openAt, request));
  }
  return results;
};

const greeting = { role: 'user', content: [{ type: 'text', text: 'Reply with the letter A.' }] } as const;

type ModeTests = readonly [mode: ModeResult['image_mode'], tests: readonly [VisionTest, ...VisionTest[]]];

const modesOf = ({ imageMode, presigned }: CheckFlags): readonly ModeResult['image_mode'][] => {
  if (imageMode !== undefined) return [imageMode];
  return presigned ? ['local', 'url', 'presigned'] : ['local', 'url'];
};

const testsFor = async (flags: CheckFlags, terminal: Terminal): Promise<ModeTests[]> => {
  const openBucket = async () => (await connectStack(flags, terminal)).objects;
  const tests: ModeTests[] = [];
  for (const mode of modesOf(flags)) {
    if (mode === 'local') tests.push([mode, [colorTest(dataUri('image/png', yellowPng()))]]);
    if (mode === 'url') tests.push([mode, pictureTests(await shownPictures(flags, openBucket))]);
    if (mode === 'presigned') tests.push([mode, [colorTest(await presignedPicture(flags, terminal))]]);
  }
  return tests;
};

/** A link to the yellow picture in the stack's bucket. */
const presignedPicture = async (flags: CheckFlags, terminal: Terminal): Promise<string> => {
  const { objects, linkObject } = await connectStack(flags, terminal);
  await objects.put(checkedPictureKey, yellowPng(), { contentType: 'image/png' });
  return linkObject(checkedPictureKey, linkSeconds);
};
