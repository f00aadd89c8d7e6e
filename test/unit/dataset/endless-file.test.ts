import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { downloadFile } from '../../../cli/dataset/hub-copy/download-file.ts';
import { createFetchedFiles } from '../../../functions/prepare-dataset/fetched-files.ts';
import { createMemoryObjectStore } from '../../../shared/adapters/memory/memory-object-store.ts';
import type { DatasetHub, HubFile } from '../../../shared/dataset/hub.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const file: HubFile = {
  kind: 'file',
  path: 'data/a.jsonl',
  bytes: 11,
  checksum: { algorithm: 'git-blob', hex: '95d09f2b10159347eece71399a7e2e907ea3df4f' },
};
const origin = { repo: 'made-up/repository', revision: 'main', commit: 'c0ffee' };

/** A hub whose every file goes on for ever. */
const hub: DatasetHub = {
  pin: async () => origin,
  list: async () => [file],
  read: async function* () {
    for (;;) yield Buffer.from('hello world');
  },
};

test('Prepare stops reading a file that is longer than the hub lists', async () => {
  const objects = createMemoryObjectStore();
  const files = createFetchedFiles(origin, { objects, hub, sleep: async () => undefined, random: () => 0 });
  await expect(files.fetch(file)).rejects.toThrow('does not have the checksum');
  expect(objects.keys()).toEqual([]);
});

test('the terminal stops reading it, too, and leaves nothing behind', async () => {
  await using directory = await temporaryDirectory();
  const source = { hub, origin, onBytes: () => undefined };
  await expect(downloadFile(file, join(directory.path, 'a.jsonl'), source)).rejects.toThrow(
    'does not have the checksum',
  );
  expect(await readdir(directory.path)).toEqual([]);
});

test('Prepare holds few files in memory where they are large', async () => {
  let held = 0;
  let most = 0;
  const busy: DatasetHub = {
    ...hub,
    read: async function* () {
      held += 1;
      most = Math.max(most, held);
      await new Promise(setImmediate);
      held -= 1;
      yield Buffer.from('other');
    },
  };
  const large: HubFile = { ...file, bytes: 90_000_000 };
  const objects = createMemoryObjectStore();
  const files = createFetchedFiles(origin, {
    objects,
    hub: busy,
    sleep: async () => undefined,
    random: () => 0,
  });
  await Promise.allSettled(Array.from({ length: 12 }, () => files.fetch(large)));
  expect(most).toBe(3);
});
