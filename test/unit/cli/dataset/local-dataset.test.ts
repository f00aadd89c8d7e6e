import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLocalDataset } from '../../../../cli/dataset/local-dataset.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';

const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;

describe('the data folder', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
  beforeEach(async () => {
    directory = await temporaryDirectory();
  });
  afterEach(() => directory[Symbol.asyncDispose]());

  const put = async (path: string, content: string): Promise<string> => {
    const full = join(directory.path, path);
    await mkdir(dirname(full), { recursive: true });
    await writeFile(full, content);
    return full;
  };
  const open = (flags = {}) => openLocalDataset({ dataset: 'demo', dataDir: directory.path, ...flags });
  const imageOf = async (flags = {}) =>
    Buffer.from((await (await open(flags))?.readImage('a.png')) ?? '').toString();

  it("is read in the reference's layout, and in that of a clone", async () => {
    expect(await open()).toBeUndefined();
    await put('demo/demo.jsonl', 'inside a clone');
    await put('demo/image/a.png', 'inner picture');
    expect((await open())?.text).toBe('inside a clone');
    expect(await imageOf()).toBe('inner picture');
    await put('data/demo/demo.jsonl', 'the clone');
    await put('data/demo/image/a.png', 'picture');
    expect((await open())?.text).toBe('the clone');
    expect(await imageOf()).toBe('picture');
  });

  it('is overridden by --jsonl-path and --image-root, each independently', async () => {
    await put('data/demo/demo.jsonl', 'in the folder');
    await put('data/demo/image/a.png', 'picture');
    const jsonlPath = await put('mine.jsonl', 'mine');
    await put('pictures/a.png', 'my picture');
    await put('image/a.png', 'picture beside mine');
    const imageRoot = join(directory.path, 'pictures');
    expect((await open({ jsonlPath }))?.text).toBe('mine');
    expect(await imageOf({ jsonlPath, imageRoot })).toBe('my picture');
    expect(await imageOf({ imageRoot })).toBe('my picture');
    expect(await imageOf({ jsonlPath })).toBe('picture');
  });

  it('refuses cases that are not UTF-8, naming the line', async () => {
    const path = await put('data/demo/demo.jsonl', '');
    await writeFile(path, Buffer.from('one\nBeh\xe7et', 'latin1'));
    await expect(open()).rejects.toThrow(`${path}, line 2: this is not UTF-8`);
  });

  it('says what to do about Git LFS pointers in place of cases or images', async () => {
    const path = await put('data/demo/demo.jsonl', pointer);
    await expect(open()).rejects.toThrow(
      `${path} is a Git LFS pointer, not the file itself. Run \`git lfs pull\``,
    );
    await put('data/demo/demo.jsonl', 'cases');
    await put('data/demo/image/a.png', pointer);
    await expect(imageOf()).rejects.toThrow('a.png is a Git LFS pointer');
  });
});
