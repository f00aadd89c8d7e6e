import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ReceivedRequest, startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { type GoldenRequest, goldenRuns, imageModes } from '../support/data/golden.ts';
import { hashImage } from '../support/data/golden-message.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const topKeys = ['meta', 'summary', 'cases'];

for (const golden of goldenRuns) {
  describe.skipIf(!golden.isThere)(`a run of ${golden.of} from the terminal`, () => {
    it.each(imageModes)('asks, scores and prints what the reference does in %s mode', async (mode) => {
      const requests = golden.requests(mode);
      const replies = new Map(requests.map(({ messages, reply }) => [lastText(messages), reply]));
      await using server = await startModelServer({
        reply: ({ lastText: question }) => replies.get(question) ?? 'A',
      });
      await using folder = await temporaryDirectory();
      const output = join(folder.path, 'out.json');
      const result = await runCli(
        `--local run --model mock --api-base ${server.url} --image-mode ${mode} --dataset ${golden.dataset} --jsonl-path ${golden.casesFile} --image-root ${golden.imageFolder} --output ${output}`.split(
          ' ',
        ),
      );

      expect(result.code, result.stderr).toBe(0);
      expect(result.stdout).toBe(golden.printed(mode));
      const [, ...asked] = server.requests;
      expect(groupByScenario(asked.map(asGolden))).toEqual(
        groupByScenario(requests.map(({ params, messages }) => ({ params, messages }))),
      );
      const results = JSON.parse(await readFile(output, 'utf8'));
      const reference = JSON.parse(golden.results(mode));
      delete reference.meta.started_at;
      delete reference.meta.finished_at;
      delete reference.meta.api_base;
      expect(results).toMatchObject(reference);
      expect(Object.keys(results)).toEqual(topKeys);
      for (const key of Object.keys(reference.summary)) {
        expect(Object.keys(results.summary[key] ?? {})).toEqual(Object.keys(reference.summary[key] ?? {}));
      }
    });
  });
}

const lastText = (messages: GoldenRequest['messages']): string => {
  const content = messages.at(-1)?.content;
  return Array.isArray(content) ? content[0].text : String(content);
};

type AskedRequest = Pick<GoldenRequest, 'params' | 'messages'>;

/** A request as the golden files write it: parameters, and images by the hash of their bytes. */
const asGolden = ({ body }: ReceivedRequest): AskedRequest => {
  const { messages = [], ...params } = body;
  return {
    params,
    messages: messages.map((message) =>
      Array.isArray(message.content)
        ? { ...message, content: message.content.map(withHashedImage) }
        : message,
    ),
  };
};

const withHashedImage = (part: { type: string; [field: string]: unknown }) =>
  part.type === 'image_url'
    ? { type: part.type, url: hashImage((part.image_url as { url: string }).url) }
    : part;

/** Cases run side by side; the order within a case is part of the protocol. */
const groupByScenario = (requests: readonly AskedRequest[]) =>
  Object.groupBy(requests, ({ messages }) => lastText(messages.slice(0, 1)).slice(0, 80));
