import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLocalDataset } from '../../../../cli/dataset/local-dataset.ts';
import { writeExample } from '../../../../cli/dataset/write-example.ts';
import { prepareDataset } from '../../../../shared/dataset/prepare-dataset.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';

describe('the example that dataset init writes', () => {
  it('is found where a run looks for its name, and can be used unchanged', async () => {
    await using folder = await temporaryDirectory();
    const written = await writeExample(join(folder.path, 'my-cases'));
    expect(written).toMatchObject({ name: 'my-cases', dataDir: folder.path });
    const found = await openLocalDataset({ dataset: written.name, dataDir: written.dataDir });
    if (!found) throw new Error('not found');
    const { manifest } = await prepareDataset({ ...found, name: found.path });
    expect(manifest.cases).toHaveLength(2);
    expect(Object.keys(manifest.images)).toHaveLength(2);
    expect(manifest.withImages).toBe(true);
  });

  it('may go into an empty folder, but not into one with content', async () => {
    await using folder = await temporaryDirectory();
    const own = join(folder.path, 'own');
    await mkdir(own);
    await writeFile(join(own, 'own.jsonl'), 'somebody wrote this');
    await expect(writeExample(own)).rejects.toMatchObject({ name: 'InvalidInput' });
    expect(await readdir(own)).toEqual(['own.jsonl']);
    expect(await readFile(join(own, 'own.jsonl'), 'utf8')).toBe('somebody wrote this');

    const empty = join(folder.path, 'empty');
    await mkdir(empty);
    await writeExample(empty);
    await expect(writeExample(empty)).rejects.toMatchObject({ name: 'InvalidInput' });
    expect((await readdir(empty)).sort()).toEqual(['empty.jsonl', 'image']);
  });

  it.each(['a b', 'ä', '-x', '.hidden'])(
    'is refused for a folder called %j: no dataset can be',
    async (name) => {
      await using folder = await temporaryDirectory();
      await expect(writeExample(join(folder.path, name))).rejects.toMatchObject({ name: 'InvalidInput' });
      expect(await readdir(folder.path)).toEqual([]);
    },
  );

  it('is refused where a file is in the way', async () => {
    await using folder = await temporaryDirectory();
    await writeFile(join(folder.path, 'file'), '');
    await expect(writeExample(join(folder.path, 'file'))).rejects.toMatchObject({ name: 'InvalidInput' });
  });
});
