import { describe, expect, test } from 'vitest';
import { createMemoryObjectStore } from '../../../shared/adapters/memory/memory-object-store.ts';
import { datasetIndexText, loadDatasetIndex } from '../../../shared/dataset/dataset-index.ts';
import { loadManifest } from '../../../shared/dataset/stored-datasets.ts';
import { datasetKeys } from '../../../shared/storage/keys.ts';
import { someCases } from '../../../tools/made-up/a-case.ts';
import { digest, makeManifest } from '../../../tools/made-up/factories.ts';

const image = { sha256: 'a'.repeat(64), bytes: 10, extension: '.png' };
const manifest = makeManifest(someCases([3, 2]), { images: { 'a.png': image }, warnings: ['a warning'] });
const { images: _images, ...withoutImages } = manifest;

describe("a dataset's index", () => {
  test('says what the manifest says, without its images', async () => {
    const objects = createMemoryObjectStore();
    await objects.put(datasetKeys.index(digest), datasetIndexText(manifest));
    expect(await loadDatasetIndex(objects, digest)).toEqual(withoutImages);
  });

  test('of a dataset from before there were any is its manifest', async () => {
    const objects = createMemoryObjectStore();
    await objects.put(datasetKeys.manifest(digest), JSON.stringify(manifest));
    expect(await loadDatasetIndex(objects, digest)).toMatchObject(withoutImages);
  });

  test('that was cut off between two lines is named', async () => {
    const objects = createMemoryObjectStore();
    const text = datasetIndexText(manifest);
    await objects.put(datasetKeys.index(digest), text.slice(0, text.lastIndexOf('\n')));
    await expect(loadDatasetIndex(objects, digest)).rejects.toThrow(
      `s3://memory/${datasetKeys.index(digest)}: it lists 1 of 2 cases`,
    );
  });

  test('of a dataset that is not there is undefined', async () => {
    expect(await loadDatasetIndex(createMemoryObjectStore(), digest)).toBeUndefined();
  });

  test('a manifest with more than 100,000 images can be read', async () => {
    const objects = createMemoryObjectStore();
    const images = Object.fromEntries(Array.from({ length: 100_001 }, (_, at) => [`${at}.png`, image]));
    await objects.put(datasetKeys.manifest(digest), JSON.stringify({ ...manifest, images }));
    expect((await loadManifest(objects, digest))?.cases).toHaveLength(2);
  });
});
