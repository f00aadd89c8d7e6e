import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createMemoryObjectStore } from '../../../shared/adapters/memory/memory-object-store.ts';
import { selectImages } from '../../../shared/conversation/turn-images.ts';
import { createImageLoader } from '../../../shared/dataset/image-loader.ts';
import { datasetKeys } from '../../../shared/storage/keys.ts';

const bytes = Uint8Array.from([1, 2, 3]);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const image = { sha256, bytes: 3, extension: '.png', mime: 'image/png' };
const asJpeg = { ...image, extension: '.jpg', mime: 'image/jpeg' };
const dataset = { digest: 'd'.repeat(64), images: { '1.png': image, '1.jpg': asJpeg } };
const stored = { kind: 'stored', file: '1.png', sha256, mime: 'image/png' } as const;
const storedAsJpeg = { ...stored, file: '1.jpg', mime: 'image/jpeg' } as const;

const open = async (mode: 'local' | 'presigned', content: Uint8Array | string = bytes) => {
  const objects = createMemoryObjectStore();
  for (const extension of ['.png', '.jpg'])
    await objects.put(datasetKeys.image(dataset.digest, sha256, extension), content);
  const links: { key: string; seconds: number }[] = [];
  const linkObject = async (key: string, seconds: number) => {
    links.push({ key, seconds });
    return `https://bucket.example/${key}?signature=${links.length}`;
  };
  return { links, load: createImageLoader(mode, dataset, { objects, linkObject }) };
};

describe('an image loader', () => {
  test('inlines a stored file in local mode', async () => {
    const { load } = await open('local');
    expect(await load(stored)).toBe('data:image/png;base64,AQID');
  });

  test('sends a picture that has two names as the type that each name gives', async () => {
    const local = await open('local');
    expect(await local.load(stored)).toBe('data:image/png;base64,AQID');
    expect(await local.load(storedAsJpeg)).toBe('data:image/jpeg;base64,AQID');
    expect(await local.load(stored)).toBe('data:image/png;base64,AQID');
    const presigned = await open('presigned');
    expect(await presigned.load(stored)).toContain(`${sha256}.png?`);
    expect(await presigned.load(storedAsJpeg)).toContain(`${sha256}.jpg?`);
  });

  test.each([
    ['empty', ''],
    ['cut off', bytes.subarray(0, 2)],
    ['another', Uint8Array.from([1, 2, 4])],
  ])('sends no picture that is %s in the bucket: the error names the object', async (_, content) => {
    const { load } = await open('local', content);
    await expect(load(stored)).rejects.toThrow(
      `s3://memory/datasets/${dataset.digest}/images/${sha256}.png: its bytes are not those`,
    );
  });

  test('links a stored file in presigned mode, for longer than an invocation, the same in every turn', async () => {
    const { load, links } = await open('presigned');
    const address = await load(stored);
    expect(await load(stored)).toBe(address);
    expect(links).toEqual([{ key: `datasets/${dataset.digest}/images/${sha256}.png`, seconds: 1_200 }]);
  });
});

describe('in presigned mode', () => {
  const files = {
    '1.png': image,
    'big.png': { ...image, bytes: 30 * 1024 * 1024 },
    'x.tiff': { ...image, mime: undefined },
  };
  const choose = (file: string) => selectImages([{ caption_prefix: 'Fig. 1', file }], 'presigned', files);

  test('a file may be larger than the limit for data URIs', () => {
    expect(choose('big.png')).toMatchObject({ sources: [{ file: 'big.png' }], dropped: [] });
  });

  test('missing files and unknown types are left out as in local mode', () => {
    expect(choose('none.png').dropped).toMatchObject([{ reason: 'file missing', captionKept: false }]);
    expect(choose('x.tiff').dropped).toMatchObject([{ reason: 'unknown image type', captionKept: true }]);
  });
});
