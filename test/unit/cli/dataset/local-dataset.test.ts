import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
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
  const read = async (file: string, flags = {}) => (await open(flags))?.readImage(file);
  const imageOf = async (flags = {}) => {
    const image = await read('a.png', flags);
    return image instanceof Uint8Array ? Buffer.from(image).toString() : image;
  };

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
    expect(await imageOf({ jsonlPath, dataset: 'mine' })).toBe('picture beside mine');
  });

  describe('whose image folder holds links', () => {
    const link = async (path: string, target: string) => symlink(target, join(directory.path, path));
    beforeEach(async () => {
      await put('demo/demo.jsonl', 'cases');
      await put('demo/image/inside.png', 'picture');
      await put('private/secret.png', 'secret');
    });

    it('follows those that stay inside it, also when the folder was named by a link', async () => {
      await link('demo/image/a.png', 'inside.png');
      expect(await imageOf()).toBe('picture');
      await link('elsewhere', 'demo/image');
      expect(await imageOf({ imageRoot: join(directory.path, 'elsewhere') })).toBe('picture');
    });

    it.each([
      ['a file', 'a.png', '../../private/secret.png'],
      ['a folder', 'sub', '../../private'],
      ['a device', 'a.png', '/dev/zero'],
      ['the cases', 'a.png', '../demo.jsonl'],
    ])('refuses one that leads to %s outside', async (_what, name, target) => {
      await link(`demo/image/${name}`, target);
      const file = name === 'sub' ? 'sub/secret.png' : name;
      const refused = { kind: 'outside', detail: 'is a link that leads out of its folder' };
      expect(await read(file)).toEqual(refused);
      expect(await read(file, { imageRoot: join(directory.path, 'demo/image') })).toEqual(refused);
    });

    it.each(['../../private/secret.png', '../image/../../private/secret.png'])(
      'refuses the name %s',
      async (name) => {
        expect(await read(name)).toMatchObject({ kind: 'outside' });
      },
    );

    it('never reads outside while a folder is swapped for a link and back', async () => {
      await put('demo/image/sub/secret.png', 'picture');
      const folder = join(directory.path, 'demo/image/sub');
      const dataset = await open();
      let isOver = false;
      const swap = async () => {
        while (!isOver) {
          await rename(folder, `${folder}-2`);
          await symlink('../../private', folder);
          await rm(folder);
          await rename(`${folder}-2`, folder);
        }
      };
      const swapping = swap();
      const seen = new Set<string>();
      for (let count = 0; count < 3_000; count += 1) {
        const read = await dataset?.readImage('sub/secret.png');
        if (read instanceof Uint8Array) seen.add(Buffer.from(read).toString());
      }
      isOver = true;
      await swapping;
      expect([...seen]).not.toContain('secret');
      expect(await dataset?.readImage('sub/secret.png')).toEqual(Buffer.from('picture'));
    });

    it('takes an absolute name as one below the folder', async () => {
      expect(await read(join(directory.path, 'private/secret.png'))).toBeUndefined();
    });

    it('refuses an image folder or a file of cases that is itself a link out, unless the user names it', async () => {
      await put('linked/linked.jsonl', 'cases');
      await put('private/a.png', 'secret');
      await link('linked/image', '../private');
      const linked = { dataset: 'linked' };
      await expect(open(linked)).rejects.toThrow('linked/image is a link that leads out of its folder.');
      await expect(open(linked)).rejects.toThrow('give --image-root');
      expect(await imageOf({ ...linked, imageRoot: join(directory.path, 'linked/image') })).toBe('secret');
      await mkdir(join(directory.path, 'zero'));
      await link('zero/zero.jsonl', '/dev/zero');
      await expect(open({ dataset: 'zero' })).rejects.toThrow(
        'zero.jsonl is a link that leads out of its folder. Give --jsonl-path',
      );
    });
  });

  it('reads regular files only, and says why another one cannot be read', async () => {
    await put('demo/demo.jsonl', 'cases');
    await mkdir(join(directory.path, 'demo/image/folder.png'), { recursive: true });
    const server = createServer().listen(join(directory.path, 'demo/image/socket.png'));
    await new Promise((resolve) => server.once('listening', resolve));
    const irregular = { kind: 'unreadable', detail: 'is not a regular file' };
    expect(await read('folder.png')).toEqual(irregular);
    expect(await read('socket.png')).toEqual(irregular);
    await new Promise((resolve) => server.close(resolve));
  });

  it.each([
    ['too long', 'a'.repeat(300)],
    ['with a NUL', 'a\0.png'],
    ['below a file', '../demo.jsonl/a.png'],
  ])('has no image of a name %s', async (_what, name) => {
    await put('demo/demo.jsonl', 'cases');
    await put('demo/image/a.png', 'picture');
    expect(await read(name)).toBeUndefined();
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
