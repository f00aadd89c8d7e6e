import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';

import { prepareDataset } from '../../../../shared/dataset/prepare-dataset.ts';
import { uploadDataset } from '../../../../shared/dataset/upload-dataset.ts';
import { buildResults } from '../../../../shared/outputs/build-results.ts';
import { importKey } from '../../../../shared/storage/keys.ts';
import { demoDirectory, hasGolden, needsGolden, readGolden } from '../../../support/data/golden.ts';
import { createPlanDesk, startInput } from '../../../support/runs/plan-desk.ts';

const key = importKey('b'.repeat(64));

/** A run over the demo cases that begins with this file. */
const importing = async (file: string) => {
  const desk = await createPlanDesk();
  const cases = await readFile(join(demoDirectory, 'cases.jsonl'), 'utf8');
  const prepared = await prepareDataset({ text: cases, name: 'cases.jsonl' });
  await uploadDataset(prepared, { objects: desk.objects, readImage: async () => undefined });
  await desk.objects.put(key, file);
  const planned = await desk.plan('run-1', {
    ...startInput,
    model: 'mock',
    dataset: '2025_H1',
    datasetDigest: prepared.manifest.digest,
    importKey: key,
  });
  const run = await desk.ledger.getRun('run-1');
  if (!run) throw new Error('no run');
  await using built = await buildResults(run, desk);
  const results = JSON.parse(await text(built.files.results()));
  return { planned, printed: built.files.summaryText, results };
};

describe.skipIf(!hasGolden)(`a results file of the reference, imported${needsGolden}`, () => {
  test("comes to the reference's own figures and text", async () => {
    const golden = JSON.parse(readGolden('results-url.json'));
    const { planned, printed, results } = await importing(JSON.stringify(golden));
    expect(planned.pending).toBe(0);
    expect(results.summary).toMatchObject(golden.summary);
    expect(results.cases).toMatchObject(golden.cases);
    const [, ...block] = printed.split(/(?<=their calls and tokens\n)/);
    expect(block.join('')).toBe(readGolden('results-url.txt'));
  });

  test('leaves the cases with an error to be run', async () => {
    const golden = JSON.parse(readGolden('results-url.json'));
    Object.assign(golden.cases[1].mcqs[4], { error: 'API error: timeout', model_response: null });
    const { planned, results } = await importing(JSON.stringify(golden));
    expect(planned.pending).toBe(1);
    expect(results.cases).toMatchObject([golden.cases[0], golden.cases[2]]);
  });
});
