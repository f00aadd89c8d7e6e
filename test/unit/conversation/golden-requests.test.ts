import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMemoryObjectStore } from '../../../shared/adapters/memory/memory-object-store.ts';
import { questionsOf } from '../../../shared/case/eval-case.ts';
import { parseCases } from '../../../shared/case/parse-cases.ts';
import { conversationMessages, userTurnsOf } from '../../../shared/conversation/conversation.ts';
import { createImageLoader } from '../../../shared/dataset/image-loader.ts';
import { prepareDataset } from '../../../shared/dataset/prepare-dataset.ts';
import { uploadDataset } from '../../../shared/dataset/upload-dataset.ts';
import type { ChatMessage } from '../../../shared/model/ask-model.ts';
import { runIdentity } from '../../../shared/run/run-identity.ts';
import { makeTurn } from '../../../tools/made-up/factories.ts';
import { hasGolden, needsGolden, readGolden } from '../../support/data/golden.ts';

interface GoldenRequest {
  readonly pmc: string;
  readonly question: number;
  readonly params: Record<string, unknown>;
  readonly messages: readonly unknown[];
  readonly reply: string;
}

const demo = join(import.meta.dirname, '../../../../shared/liveclin/demo');
const readImage = async (file: string) => readFileSync(join(demo, 'images', file));

/** As it stands in a request body, with the image bytes hashed as in the golden files. */
const onTheWire = (message: ChatMessage): unknown =>
  message.role === 'assistant'
    ? message
    : {
        role: 'user',
        content: message.content.map((part) =>
          part.type === 'text' ? part : { type: 'image_url', url: hashed(part.url) },
        ),
      };

const hashed = (url: string): string => {
  const [, head, base64] = /^(data:[^,]*,)(.*)$/s.exec(url) ?? [];
  if (head === undefined || base64 === undefined) return url;
  return `${head}sha256:${createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex')}`;
};

/** Our requests for the demo cases, with the replies that the reference was given. */
const ourRequests = async (mode: 'url' | 'local', golden: readonly GoldenRequest[]) => {
  const text = readFileSync(join(demo, 'cases.jsonl'), 'utf8');
  const prepared = await prepareDataset({ text, name: 'cases.jsonl', readImage });
  const objects = createMemoryObjectStore();
  await uploadDataset(prepared, { objects, readImage });
  const { manifest } = prepared;
  const { parameters } = runIdentity(
    { kind: 'start', model: 'mock', apiBase: 'https://model.example/v1', dataset: 'demo', imageMode: mode },
    manifest.digest,
  );
  const requests: GoldenRequest[] = [];
  for (const { caseId, evalCase } of parseCases(text, 'cases.jsonl').cases) {
    const userTurns = userTurnsOf(evalCase, { mode, files: manifest.images });
    const replies = golden.filter(({ pmc }) => pmc === caseId).map(({ reply }) => reply);
    for (const question of questionsOf(evalCase).keys()) {
      const turns = replies.slice(0, question).map((reply) => makeTurn({ reply: reply.trim() }));
      const loadImage = createImageLoader(mode, manifest, { objects, linkObject: async (key) => key });
      const messages = await conversationMessages(userTurns, turns, loadImage);
      const reply = replies[question] ?? '';
      const params = { model: 'mock', ...parameters };
      requests.push({ pmc: caseId, question, params, messages: messages.map(onTheWire), reply });
    }
  }
  return requests;
};

describe.skipIf(!hasGolden)(`the requests of the reference evaluator${needsGolden}`, () => {
  test.each(['url', 'local'] as const)('are ours byte for byte in %s mode', async (mode) => {
    const golden = readGolden(`requests-${mode}.jsonl`)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as GoldenRequest);
    const inOrder = (requests: readonly GoldenRequest[]) =>
      requests.map((request) => JSON.stringify(request)).sort();
    expect(golden.length).toBe(15);
    expect(inOrder(await ourRequests(mode, golden))).toEqual(inOrder(golden));
  });
});
