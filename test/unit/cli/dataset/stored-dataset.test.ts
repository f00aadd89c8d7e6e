import { beforeEach, describe, expect, it } from 'vitest';
import { formatList, listDatasets } from '../../../../cli/commands/dataset-list.ts';
import { openStoredDataset } from '../../../../cli/dataset/stored-dataset.ts';
import { listExitCode } from '../../../../cli/terminal/unreadable-entries.ts';
import {
  createMemoryObjectStore,
  type MemoryObjectStore,
} from '../../../../shared/adapters/memory/memory-object-store.ts';
import { prepareDataset } from '../../../../shared/dataset/prepare-dataset.ts';
import { saveDatasetName } from '../../../../shared/dataset/stored-datasets.ts';
import { uploadDataset } from '../../../../shared/dataset/upload-dataset.ts';
import { verifyDataset } from '../../../../shared/dataset/verify-dataset.ts';
import { datasetKeys } from '../../../../shared/storage/keys.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { tornVariants } from '../../../../tools/made-up/torn.ts';
import { madeUpPng } from '../../../support/data/made-up-images.ts';

const origin = { repo: 'AQ-MedAI/LiveClin', revision: 'main', commit: 'c0ffee0'.padEnd(40, '0') };
const picture = { caption_prefix: 'Figure 1', file: 'a.png' };
const text = [
  aCase({ pmc: '2', questions: 2, policy: { scenario_image_details: [picture] } }).parsed(),
  aCase({ pmc: '1' }).parsed(),
]
  .map((evalCase) => JSON.stringify(evalCase))
  .join('\n');
const readImage = async () => madeUpPng();

describe('datasets of the bucket', () => {
  let objects: MemoryObjectStore;
  let digest: string;
  beforeEach(async () => {
    objects = createMemoryObjectStore();
    const prepared = await prepareDataset({ text, name: 'mine.jsonl', readImage });
    await uploadDataset(prepared, { objects, readImage });
    digest = prepared.manifest.digest;
    await saveDatasetName(objects, 'mine', { digest });
  });

  it('are listed by name, with what is stored and where it came from', async () => {
    const alone = await prepareDataset({ text, name: 'alone.jsonl' });
    await uploadDataset(alone, { objects, readImage });
    await saveDatasetName(objects, 'alone', { digest: alone.manifest.digest, origin });
    expect(await listDatasets(objects)).toEqual([
      { name: 'alone', digest: alone.manifest.digest, cases: 2, questions: 5, images: null, origin },
      { name: 'mine', digest, cases: 2, questions: 5, images: 1, origin: null },
    ]);
  });

  it.each(tornVariants(JSON.stringify({ digest: 'd'.repeat(64) })))(
    'are listed beside a name whose record or manifest is %s, which says so',
    async (_, content) => {
      await objects.put(datasetKeys.name('a-torn-name'), content);
      await saveDatasetName(objects, 'torn-manifest', { digest: 'd'.repeat(64) });
      await objects.put(datasetKeys.manifest('d'.repeat(64)), content);
      await saveDatasetName(objects, 'without-manifest', { digest: 'e'.repeat(64) });
      await objects.put('dataset-names/some folder/x.txt', content);
      const unreadable = (name: string, reason: string) => ({
        name,
        reason: expect.stringContaining(reason),
      });
      const datasets = await listDatasets(objects);
      expect(datasets).toEqual([
        unreadable('a-torn-name', 'Cannot read s3://memory/dataset-names/a-torn-name.json: '),
        expect.objectContaining({ name: 'mine', cases: 2 }),
        unreadable('some folder/x.txt', "is not a dataset's name. Delete it."),
        unreadable('torn-manifest', `Cannot read s3://memory/datasets/${'d'.repeat(64)}/manifest.json: `),
        unreadable('without-manifest', 'Add it again'),
      ]);
      const lines = formatList(datasets, { paint: (_format, text) => text }).split('\n');
      expect(listExitCode(datasets)).toBe(1);
      expect(lines[1]).toMatch(/^a-torn-name +unreadable$/);
      expect(lines[2]).toMatch(/^mine +2 +5 +1 /);
      expect(lines.slice(6, 10).join('\n')).toContain('a-torn-name.json: ');
    },
  );

  it('may be none, which is not an error', async () => {
    expect(await listDatasets(createMemoryObjectStore())).toEqual([]);
  });

  it('are read as they were stored: lines in their order, images by their names', async () => {
    const stored = await openStoredDataset(objects, 'mine');
    expect(stored).toMatchObject({ text, path: 'mine in the bucket', hasImages: true });
    expect(await stored?.readImage('a.png')).toEqual(new Uint8Array(madeUpPng()));
    expect(await stored?.readImage('b.png')).toBeUndefined();
  });

  it('know files of unknown type by their names, without having them', async () => {
    const figures = ['a.svg', 'a.png'].map((file) => ({ ...picture, file, url: 'https://pictures.example' }));
    const odd = aCase({ policy: { scenario_image_details: figures } }).line();
    const prepared = await prepareDataset({ text: odd, name: 'odd.jsonl', readImage });
    await uploadDataset(prepared, { objects, readImage });
    await saveDatasetName(objects, 'odd', { digest: prepared.manifest.digest });
    const stored = await openStoredDataset(objects, 'odd');
    const { findings } = await verifyDataset(odd, stored?.readImage);
    expect(findings).toMatchObject([
      { kind: 'image of unknown type', detail: expect.stringContaining('a.svg') },
    ]);
    expect(await listDatasets(objects)).toContainEqual(expect.objectContaining({ name: 'odd', images: 1 }));
  });

  it('are undefined for a name that the bucket does not have', async () => {
    expect(await openStoredDataset(objects, 'unknown')).toBeUndefined();
  });
});
