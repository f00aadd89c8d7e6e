import { describe, expect, it } from 'vitest';
import { prepareDataset } from '../../../shared/dataset/prepare-dataset.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { madeUpJpeg, madeUpPng } from '../../support/data/made-up-images.ts';

const pictured = (...files: readonly string[]): string =>
  JSON.stringify(
    aCase({
      policy: { scenario_image_details: files.map((file) => ({ caption_prefix: 'Figure 1', file })) },
    }).parsed(),
  );

const files: Readonly<Record<string, Uint8Array>> = {
  'a.png': madeUpPng(),
  'cut.png': madeUpPng().subarray(0, -4),
  'page.jpg': Buffer.from('<html><body>404'),
  'jpeg.png': madeUpJpeg(),
};

const prepare = (names: readonly string[], options: { readonly allowMissingImages?: boolean } = {}) => {
  const asked: string[] = [];
  const readImage = async (file: string) => {
    asked.push(file);
    return files[file];
  };
  const prepared = prepareDataset({ text: pictured(...names), name: 'mine.jsonl', readImage, ...options });
  return { prepared, asked };
};

describe('the images of a dataset', () => {
  it('are checked once each, and the manifest describes them', async () => {
    const { prepared, asked } = prepare(['a.png', 'jpeg.png', 'a.png']);
    const { images, warnings } = (await prepared).manifest;
    expect(asked).toEqual(['a.png', 'jpeg.png']);
    expect(images).toMatchObject({
      'a.png': { content: { mime: 'image/png', width: 4, height: 3 } },
      'jpeg.png': { mime: 'image/png', content: { mime: 'image/jpeg' } },
    });
    expect(warnings).toEqual([
      'image jpeg.png contains image/jpeg but is sent as image/png, because of its name',
    ]);
  });

  it('make the dataset unusable when one is missing or is not an image, naming each and the flag to continue', async () => {
    const { prepared } = prepare(['a.png', 'gone.png', 'cut.png', 'page.jpg']);
    await expect(prepared).rejects.toMatchObject({
      name: 'InvalidInput',
      message:
        'mine.jsonl: 2 images cannot be used: gone.png is missing; page.jpg is not an image: it contains HTML or XML. Check the image folder, or continue without these images with --allow-missing-images.',
    });
  });

  it('give a warning each when the user continues; those that exist are stored and sent', async () => {
    const { prepared } = prepare(['gone.png', 'cut.png', 'page.jpg'], { allowMissingImages: true });
    const { images, warnings } = (await prepared).manifest;
    expect(Object.keys(images)).toEqual(['cut.png', 'page.jpg']);
    expect(warnings).toEqual([
      'image gone.png is missing',
      'image cut.png is damaged or cut short, so the model may not see it',
      'image page.jpg is not an image: it contains HTML or XML',
    ]);
  });

  it.each([
    ['../../.ssh/id_rsa.png', 'leads out of the image folder'],
    ['sub/../../a.png', 'leads out of the image folder'],
    ['..\\..\\a.png', 'leads out of the image folder'],
    ['/etc/a.png', 'is an absolute path, not a path below the image folder'],
    ['\\\\host\\share\\a.png', 'is an absolute path, not a path below the image folder'],
    ['c:/a.png', 'is an absolute path, not a path below the image folder'],
  ])('must be below the image folder: %s is never read, whatever is allowed', async (file, detail) => {
    const { prepared, asked } = prepare(['a.png', file], { allowMissingImages: true });
    await expect(prepared).rejects.toThrow(
      `mine.jsonl: 1 image outside the image folder: ${file} ${detail}. Copy these files into the image folder`,
    );
    expect(asked).toEqual(['a.png']);
  });

  it.each(['a..png', '..a.png', 'sub/...png', 'ab:c.png'])('may be called %s', async (file) => {
    const { asked, prepared } = prepare([file]);
    await expect(prepared).rejects.toThrow('is missing');
    expect(asked).toEqual([file]);
  });

  it('that were refused say why, and count as missing only where they may be', async () => {
    const refuse = (kind: 'outside' | 'unreadable') =>
      prepareDataset({
        text: pictured('a.png'),
        name: 'mine.jsonl',
        readImage: async () => ({ kind, detail: 'is a pipe' }),
        allowMissingImages: true,
      });
    await expect(refuse('outside')).rejects.toThrow('1 image outside the image folder: a.png is a pipe');
    expect((await refuse('unreadable')).manifest).toMatchObject({
      images: {},
      warnings: ['image a.png is a pipe'],
    });
  });

  it('are not checked when only the cases are requested', async () => {
    const text = pictured('gone.png');
    const { manifest } = await prepareDataset({ text, name: 'mine.jsonl' });
    expect(manifest).toMatchObject({ withImages: false, images: {}, warnings: [] });
  });
});
