import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';

import { prepareDataset } from '../../../../shared/dataset/prepare-dataset.ts';
import { uploadDataset } from '../../../../shared/dataset/upload-dataset.ts';
import { buildResultTexts } from '../../../../shared/outputs/build-result-texts.ts';
import { importKey } from '../../../../shared/storage/keys.ts';
import { type GoldenRun, goldenRuns } from '../../../support/data/golden.ts';
import { createPlanDesk, startInput } from '../../../support/runs/plan-desk.ts';

const key = importKey('b'.repeat(64));

/** A run over the cases of the golden run that begins with this results file. */
const importing = async ({ casesFile, dataset }: GoldenRun, file: string) => {
  const desk = await createPlanDesk();
  const prepared = await prepareDataset({ text: await readFile(casesFile, 'utf8'), name: 'cases.jsonl' });
  await uploadDataset(prepared, { objects: desk.objects, readImage: async () => undefined });
  await desk.objects.put(key, file);
  const planned = await desk.plan('run-1', {
    ...startInput,
    model: 'mock',
    dataset,
    datasetDigest: prepared.manifest.digest,
    importKey: key,
  });
  const run = await desk.ledger.getRun('run-1');
  if (!run) throw new Error('no run');
  const built = await buildResultTexts(run, desk);
  const results = JSON.parse(built.files.results);
  return { planned, printed: built.files.summaryText, results };
};

for (const run of goldenRuns) {
  describe.skipIf(!run.isThere)(`the reference's results for ${run.of}, imported`, () => {
    test("give the reference's own figures and text", async () => {
      const golden = JSON.parse(run.results('url'));
      const { planned, printed, results } = await importing(run, JSON.stringify(golden));
      expect(planned.pending).toBe(0);
      expect(results.summary).toMatchObject(golden.summary);
      expect(results.cases).toMatchObject(golden.cases);
      const [, ...block] = printed.split(/(?<=their calls and tokens are unknown\n)/);
      expect(block.join('')).toBe(run.printed('url'));
    });

    test('leave cases with an error to be run', async () => {
      const golden = JSON.parse(run.results('url'));
      Object.assign(golden.cases[1].mcqs.at(-1), { error: 'API error: timeout', model_response: null });
      const { planned, results } = await importing(run, JSON.stringify(golden));
      expect(planned.pending).toBe(1);
      expect(results.cases).toMatchObject(golden.cases.toSpliced(1, 1));
    });
  });
}
