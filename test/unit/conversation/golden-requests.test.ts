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
import { runIdentity } from '../../../shared/run/run-identity.ts';
import { makeTurn } from '../../../tools/made-up/factories.ts';
import { type GoldenRun, goldenRuns, type ImageMode, imageModes } from '../../support/data/golden.ts';
import { goldenMessage } from '../../support/data/golden-message.ts';

/** Our requests for the same cases, with the replies that the reference was given. */
const ourRequests = async (golden: GoldenRun, mode: ImageMode) => {
  const text = readFileSync(golden.casesFile, 'utf8');
  const readImage = async (file: string) => readFileSync(join(golden.imageFolder, file));
  const prepared = await prepareDataset({ text, name: 'cases.jsonl', readImage });
  const objects = createMemoryObjectStore();
  await uploadDataset(prepared, { objects, readImage });
  const { manifest } = prepared;
  const { parameters } = runIdentity(
    {
      kind: 'start',
      model: 'mock',
      apiBase: 'https://model.example/v1',
      dataset: golden.dataset,
      imageMode: mode,
    },
    manifest.digest,
  );
  const params = { model: 'mock', ...parameters };
  const left = [...golden.requests(mode)];
  const requests: unknown[] = [];
  for (const { evalCase } of parseCases(text, 'cases.jsonl').cases) {
    const userTurns = userTurnsOf(evalCase, { mode, files: manifest.images });
    // The reference asked case after case, in the order of the dataset.
    const replies = left.splice(0, userTurns.length).map(({ reply }) => reply);
    for (const question of questionsOf(evalCase).keys()) {
      const turns = replies.slice(0, question).map((reply) => makeTurn({ reply: reply.trim() }));
      const loadImage = createImageLoader(mode, manifest, { objects, linkObject: async (key) => key });
      const messages = await conversationMessages(userTurns, turns, loadImage);
      requests.push({ question, params, messages: messages.map(goldenMessage), reply: replies[question] });
    }
  }
  return requests;
};

for (const golden of goldenRuns) {
  describe.skipIf(!golden.isThere)(`the requests of the reference evaluator for ${golden.of}`, () => {
    test.each(imageModes)('are ours byte for byte in %s mode', async (mode) => {
      const theirs = golden.requests(mode).map(({ question, params, messages, reply }) => {
        return { question, params, messages, reply };
      });
      const ours = await ourRequests(golden, mode);
      expect(ours.map((request) => JSON.stringify(request))).toEqual(
        theirs.map((request) => JSON.stringify(request)),
      );
      expect(theirs.length).toBeGreaterThanOrEqual(15);
    });
  });
}
