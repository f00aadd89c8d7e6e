import { describe, expect, it } from 'vitest';
import { createMemoryObjectStore } from '../../../shared/adapters/memory/memory-object-store.ts';
import { ownValue } from '../../../shared/basics/own-value.ts';
import type { ReadImage } from '../../../shared/dataset/check-images.ts';
import { prepareDataset } from '../../../shared/dataset/prepare-dataset.ts';
import { lineOfStoredCase, loadStoredCase } from '../../../shared/dataset/stored-case.ts';
import { uploadDataset } from '../../../shared/dataset/upload-dataset.ts';
import { datasetKeys } from '../../../shared/storage/keys.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { madeUpPng } from '../../support/data/made-up-images.ts';

const prepare = (...names: readonly string[]) => {
  const figures = names.map((file) => ({ caption_prefix: 'Figure 1', file }));
  const text = aCase({ policy: { scenario_image_details: figures } }).line();
  return prepareDataset({ text, name: 'mine.jsonl', readImage: async () => madeUpPng() });
};

const store = async (readImage: ReadImage, ...names: readonly string[]) => {
  const objects = createMemoryObjectStore();
  const prepared = await prepare(...names);
  const stored = uploadDataset(prepared, { objects, readImage });
  return { stored, keys: () => objects.keys(), prepared };
};

const kinds = (keys: readonly string[]) =>
  keys.map((key) => key.replace(/^datasets\/[0-9a-f]+\//, '')).sort();

describe('storing a dataset', () => {
  it.each<[string, Awaited<ReturnType<ReadImage>>, string]>([
    ['was replaced', madeUpPng(5, 5), 'has changed'],
    ['was cut', madeUpPng().subarray(0, -1), 'has changed'],
    ['became a link', { kind: 'outside', detail: 'is a link' }, 'has changed'],
    ['was deleted', undefined, 'has disappeared'],
  ])(
    'refuses an image that %s since it was checked: no byte of it and no manifest is stored',
    async (_what, now, change) => {
      const { stored, keys } = await store(async () => now, 'a.png');
      await expect(stored).rejects.toMatchObject({
        name: 'InvalidInput',
        message: `Image a.png ${change} since the dataset was checked, so the dataset was not stored. Try again when nothing writes to the image folder.`,
      });
      expect(kinds(keys())).toEqual(['cases/90000001.json']);
    },
  );

  it('keeps files of unknown type where they are', async () => {
    const asked: string[] = [];
    const readImage: ReadImage = async (file) => {
      asked.push(file);
      return madeUpPng();
    };
    const { stored, keys, prepared } = await store(readImage, 'a.png', 'notes.txt', 'id_rsa', 'a.svg');
    expect(await stored).toBe(true);
    expect(asked).toEqual(['a.png']);
    const { sha256 = '' } = prepared.manifest.images['a.png'] ?? {};
    expect(kinds(keys())).toEqual([
      'cases/90000001.json',
      `images/${sha256}.png`,
      'index.jsonl',
      'manifest.json',
    ]);
    expect(prepared.manifest.cases[0]?.imageBytes).toBe(madeUpPng().length);
    expect(prepared.manifest.images['notes.txt']).toMatchObject({ extension: '.txt' });
  });

  it('holds few images in memory where they are large', async () => {
    const names = Array.from({ length: 9 }, (_, index) => `${index + 1}.png`);
    const picture = (file: string) => madeUpPng(Number.parseInt(file, 10), 1);
    const figures = names.map((file) => ({ caption_prefix: 'Figure 1', file }));
    const text = aCase({ policy: { scenario_image_details: figures } }).line();
    const prepared = await prepareDataset({
      text,
      name: 'mine.jsonl',
      readImage: async (file) => picture(file),
    });
    const { images } = prepared.manifest;
    const large = Object.fromEntries(
      Object.entries(images).map(([file, image]) => [file, { ...image, bytes: 90_000_000 }]),
    );
    let held = 0;
    let most = 0;
    const readImage: ReadImage = async (file) => {
      held += 1;
      most = Math.max(most, held);
      await new Promise(setImmediate);
      held -= 1;
      return picture(file);
    };
    const objects = createMemoryObjectStore();
    await uploadDataset(
      { ...prepared, manifest: { ...prepared.manifest, images: large } },
      { objects, readImage },
    );
    expect(most).toBe(2);
  });

  it('stores with each case its line as it is, and what is known of its own images', async () => {
    const figures = (file: string) => ({ scenario_image_details: [{ caption_prefix: 'Figure 1', file }] });
    const lines = [
      aCase({ pmc: '1', policy: figures('a.png') }).line(),
      ` ${aCase({ pmc: '2', policy: figures('__proto__') }).line()}`,
    ];
    const readImage: ReadImage = async () => madeUpPng();
    const prepared = await prepareDataset({ text: lines.join('\n'), name: 'mine.jsonl', readImage });
    const objects = createMemoryObjectStore();
    await uploadDataset(prepared, { objects, readImage });
    const { digest, images } = prepared.manifest;
    for (const [index, file] of ['a.png', '__proto__'].entries()) {
      const caseKey = String(index + 1);
      const object = await objects.get(datasetKeys.case(digest, caseKey));
      expect(object && lineOfStoredCase(object)).toBe(lines[index]);
      const stored = await loadStoredCase(objects, digest, caseKey);
      expect(Object.entries(stored.images ?? {})).toEqual([[file, ownValue(images, file)]]);
    }
  });
});
