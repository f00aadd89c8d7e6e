import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluateSeat } from '../../../functions/evaluate-cases/evaluate-seat.ts';
import { stringifyOrdered } from '../../../shared/basics/stringify-ordered.ts';
import { prepareDataset } from '../../../shared/dataset/prepare-dataset.ts';
import { uploadDataset } from '../../../shared/dataset/upload-dataset.ts';
import type { AskModel } from '../../../shared/model/ask-model.ts';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';
import { buildResultTexts } from '../../../shared/outputs/build-result-texts.ts';
import { makeReply } from '../../../tools/made-up/factories.ts';
import {
  type GoldenRun,
  goldenRuns,
  goldenSample,
  type ImageMode,
  imageModes,
} from '../../support/data/golden.ts';
import { goldenMessage } from '../../support/data/golden-message.ts';
import { createPlanDesk, startInput } from '../../support/runs/plan-desk.ts';

/** A model that replays the recorded replies to the reference's requests, and accepts no other request. */
const createGoldenModel = (golden: GoldenRun, mode: ImageMode) => {
  const textOf = ({ params, messages }: { params: unknown; messages: unknown }) =>
    JSON.stringify({ params, messages });
  const replies = new Map(golden.requests(mode).map((request) => [textOf(request), request.reply]));
  const asked: string[] = [];
  const askModel: AskModel = async ({ messages, parameters }) => {
    const request = textOf({
      params: { model: 'mock', ...parameters },
      messages: messages.map(goldenMessage),
    });
    asked.push(request);
    const reply = replies.get(request);
    if (reply === undefined) throw new ModelCallError('bad request', 'The reference never asked this.');
    return makeReply({ text: reply.trim() });
  };
  return { askModel, asked, expected: [...replies.keys()] };
};

/** Plan, the Map's workers and the results, in memory. */
const evaluate = async (golden: GoldenRun, mode: ImageMode) => {
  const model = createGoldenModel(golden, mode);
  const desk = await createPlanDesk(model.askModel);
  const cases = readFileSync(golden.casesFile, 'utf8');
  const readImage = async (file: string) => readFileSync(join(golden.imageFolder, file));
  const prepared = await prepareDataset({ text: cases, name: 'cases.jsonl', readImage });
  await uploadDataset(prepared, { objects: desk.objects, readImage });
  const dataset = { dataset: golden.dataset, datasetDigest: prepared.manifest.digest };
  const input = { ...startInput, ...dataset, model: 'mock', imageMode: mode, preflight: false };
  const { runId, executionArn, plan, itemsKey } = await desk.plan('run-1', input);
  for (const place of await desk.lanes(itemsKey)) {
    await evaluateSeat({ place, runId, executionArn, plan, loops: 0 }, desk.worker);
  }
  const run = await desk.ledger.getRun(runId);
  if (!run) throw new Error('no run');
  const built = await buildResultTexts(run, desk);
  const results = built.files.results;
  return { ...model, results, printed: built.files.summaryText, coverage: built.coverage };
};

/** Python writes a whole float as 1.0. */
const withoutWholeFloats = (json: string): string => json.replace(/: (\d+)\.0(,?)$/gm, ': $1$2');

/** A results file without the fields that differ from run to run. */
const comparable = (json: string) => {
  const { meta, ...rest } = JSON.parse(json);
  const { started_at: _started, finished_at: _finished, api_base: _base, ...known } = meta;
  return { meta: known, ...rest };
};

for (const golden of goldenRuns) {
  describe.skipIf(!golden.isThere)(`a run of ${golden.of}, by the code of the functions`, () => {
    test.each(imageModes)('asks, writes and prints what the reference does in %s mode', async (mode) => {
      const { asked, expected, results, printed, coverage } = await evaluate(golden, mode);
      expect(asked.sort()).toEqual(expected.sort());
      expect(coverage).toMatchObject({ failed: 0, pending: 0 });
      expect(printed).toBe(golden.printed(mode));
      const reference = comparable(golden.results(mode));
      const ours = comparable(results);
      expect(ours).toMatchObject(reference);
      expect(Object.keys(ours.meta).slice(0, 4)).toEqual(Object.keys(reference.meta));
      // The reference's part of the summary as bytes: order and rounding count.
      const ofReference = Object.fromEntries(
        Object.keys(reference.summary).map((key) => [key, ours.summary[key]]),
      );
      expect(withoutWholeFloats(golden.results(mode))).toContain(
        stringifyOrdered({ summary: ofReference }).slice(1, -2),
      );
    });
  });
}

test("the committed outputs of the reference are those of today's sample dataset", () => {
  const digest = createHash('sha256').update(readFileSync(goldenSample.casesFile)).digest('hex');
  const readme = join(import.meta.dirname, '../../fixtures/golden-sample/README.md');
  expect(readFileSync(readme, 'utf8')).toContain(digest);
});
