import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ReceivedRequest, startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { demoDirectory as demo, hasGolden, needsGolden, readGolden } from '../support/data/golden.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

interface GoldenRequest {
  readonly params: Record<string, unknown>;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly reply: string;
}

const summaryKeys = ['meta', 'summary', 'cases'];

describe.skipIf(!hasGolden)(`a run of the demo cases from the terminal${needsGolden}`, () => {
  it.each(['local', 'url'])('asks, scores and prints what the reference does in %s mode', async (mode) => {
    const golden = readGolden(`requests-${mode}.jsonl`)
      .trim()
      .split('\n')
      .map((line): GoldenRequest => JSON.parse(line));
    const replies = new Map(golden.map(({ messages, reply }) => [lastText(messages), reply]));
    await using server = await startModelServer({
      reply: ({ lastText: question }) => replies.get(question) ?? 'A',
    });
    await using folder = await temporaryDirectory();
    const output = join(folder.path, 'out.json');
    const result = await runCli(
      `--local run --model mock --api-base ${server.url} --image-mode ${mode} --jsonl-path ${demo}/cases.jsonl --image-root ${demo}/images --output ${output}`.split(
        ' ',
      ),
    );

    expect(result.code, result.stderr).toBe(0);
    expect(result.stdout).toBe(readGolden(`results-${mode}.txt`));
    const [, ...asked] = server.requests;
    expect(groupByScenario(asked.map(asGolden))).toEqual(
      groupByScenario(golden.map(({ params, messages }) => ({ params, messages }))),
    );
    const results = JSON.parse(await readFile(output, 'utf8'));
    const reference = JSON.parse(readGolden(`results-${mode}.json`));
    delete reference.meta.started_at;
    delete reference.meta.finished_at;
    delete reference.meta.api_base;
    expect(results).toMatchObject(reference);
    expect(Object.keys(results)).toEqual(summaryKeys);
    for (const key of Object.keys(reference.summary)) {
      expect(Object.keys(results.summary[key] ?? {})).toEqual(Object.keys(reference.summary[key] ?? {}));
    }
  });
});

const lastText = (messages: GoldenRequest['messages']): string => {
  const content = messages.at(-1)?.content;
  return Array.isArray(content) ? content[0].text : String(content);
};

/** A request as the golden files write it: parameters, and images by the hash of their bytes. */
const asGolden = ({ body }: ReceivedRequest): Omit<GoldenRequest, 'reply'> => {
  const { messages = [], ...params } = body;
  return {
    params,
    messages: messages.map((message) =>
      Array.isArray(message.content) ? { ...message, content: message.content.map(hashImage) } : message,
    ),
  };
};

const hashImage = (part: { type: string; [field: string]: unknown }) => {
  if (part.type !== 'image_url') return part;
  const { url } = part.image_url as { url: string };
  const [head, data] = url.split(';base64,');
  if (data === undefined) return { type: part.type, url };
  const hash = createHash('sha256').update(Buffer.from(data, 'base64')).digest('hex');
  return { type: part.type, url: `${head};base64,sha256:${hash}` };
};

/** Cases run side by side; the order within a case is part of the protocol. */
const groupByScenario = (requests: readonly Omit<GoldenRequest, 'reply'>[]) =>
  Object.groupBy(requests, ({ messages }) => lastText(messages.slice(0, 1)).slice(0, 80));
