import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findDataset, provideDataset } from '../../../../cli/dataset/provide-dataset.ts';
import { withDatasetName } from '../../../../cli/flags/run-flags.ts';
import { createMemoryObjectStore } from '../../../../shared/adapters/memory/memory-object-store.ts';
import { loadDatasetDigest } from '../../../../shared/dataset/stored-datasets.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { createDryProgram } from '../../../support/cli/dry-program.ts';
import { createRecordedTerminal } from '../../../support/cli/recorded-terminal.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';

const model = ['--model', 'm', '--api-base', 'http://127.0.0.1:1', '--image-mode', 'url'];

const desk = () => {
  const objects = createMemoryObjectStore();
  const { terminal, notes } = createRecordedTerminal();
  const provide = async (...given: string[]) => {
    const { program } = createDryProgram();
    program.parse(['run', ...model, ...given], { from: 'user' });
    const run = program.commands.find((command) => command.name() === 'run');
    const flags = withDatasetName(run?.opts() as Parameters<typeof withDatasetName>[0]);
    const needs = { withImages: false };
    const found = await findDataset(flags, needs, terminal);
    return provideDataset(found, { flags, needs }, { objects, terminal });
  };
  return { provide, notes, digestOf: (name: string) => loadDatasetDigest(objects, name) };
};

test('a file given with a name is known by that name, if it was free', async () => {
  await using folder = await temporaryDirectory();
  const [first, other] = [join(folder.path, 'first.jsonl'), join(folder.path, 'other.jsonl')];
  await writeFile(first, aCase({ pmc: '1' }).line());
  await writeFile(other, aCase({ pmc: '2' }).line());
  const { provide, digestOf, notes } = desk();
  const digest = await provide('--jsonl-path', first, '--dataset', 'mine');
  expect(await digestOf('mine')).toBe(digest);

  const moved = await provide('--jsonl-path', other, '--dataset', 'mine');
  expect(moved).not.toBe(digest);
  expect(await digestOf('mine')).toBe(digest);
  expect(notes.join('\n')).toContain('the name mine still stands for another dataset');
});

test('a file without a name takes none in the bucket', async () => {
  await using folder = await temporaryDirectory();
  const path = join(folder.path, 'first.jsonl');
  await writeFile(path, aCase().line());
  const { provide, digestOf } = desk();
  await provide('--jsonl-path', path);
  expect(await digestOf('first')).toBeUndefined();
});
