import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProgram } from '../../../../cli/program.ts';
import { baseUrlOf } from '../../../../cli/serve/server-address.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { lost, right } from '../../../../tools/made-up/answers.ts';
import { createDryProgram } from '../../../support/cli/dry-program.ts';
import { commandsOf, pathOf } from '../../../support/cli/examples.ts';
import { createRecordedTerminal } from '../../../support/cli/recorded-terminal.ts';
import { madeUpPng } from '../../../support/data/made-up-images.ts';
import { inheritedNames, prototypes } from '../../../support/prototypes.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';

const run = async (...args: string[]) => {
  const { terminal, results } = createRecordedTerminal();
  await createProgram(terminal, () => undefined).parseAsync(['node', 'liveclin', ...args]);
  return results.join('');
};

/** A results file in which everything is called so, members that no version knows included. */
const resultsOf = (name: string): string => {
  const answers = [
    right({ stage: name, image_types: [name], table_types: [name] }),
    lost('errored', { error: name }),
  ];
  const judged = aCase({ pmc: name, keys: 'A' }).judged(answers, {
    level1: name,
    level2: name,
    rarity: name,
  });
  const meta = { model: name, dataset: name, image_mode: 'url', liveclin_version: '1.0.0' };
  // As text: a literal would set the prototype.
  return JSON.stringify({ meta, cases: [judged] }).replace(/\}$/, `,"summary":{"${name}":{"x":1}}}`);
};

test.each(inheritedNames)('%s is a name like any other in commands that read files', async (name) => {
  const before = prototypes();
  await using folder = await temporaryDirectory();
  const file = join(folder.path, 'results.json');
  await writeFile(file, resultsOf(name));
  expect(await run('show', file)).toContain(`LiveClin Results: ${name} (${name})`);
  const { summary } = JSON.parse(await run('show', file, '--json'));
  expect(Object.entries(summary.by_chapter)).toMatchObject([[name, { cases: 1 }]]);
  expect(await run('report', file, '--output', '-')).toContain(`>${name}<`);
  expect(await run('results', file, '--format', 'csv', '--output', '-')).toContain(`\n${name},`);
  const silent = await run('results', file, '--no-text', '--output', '-');
  expect(JSON.parse(silent).cases).toMatchObject([{ case_id: name, level1: name }]);
  expect(await run('rescore', file, '--explain')).toContain(`${name}, question 1`);
  const compared = JSON.parse(await run('compare', file, file, '--json'));
  expect(compared.readings.liveclin.pairs[0].groups).toContainEqual(
    expect.objectContaining({ grouping: 'Chapter', name }),
  );
  expect(await run('compare', file, file, '--html', '-')).toContain(`>${name}<`);
  expect(await run('leaderboard', file, '--html', '-')).toContain(`A ${name}<`);
  const rescored = join(folder.path, 'rescored.json');
  await run('rescore', file, '--output', rescored);
  expect(JSON.parse(await readFile(rescored, 'utf8')).cases).toMatchObject([{ case_id: name }]);
  expect(prototypes()).toEqual(before);
});

test.each(inheritedNames)('%s is a name like any other in dataset verify', async (name) => {
  const before = prototypes();
  await using folder = await temporaryDirectory();
  const figure = { caption_prefix: 'Figure 1', url: 'https://x.example/a.png', type: name };
  const options = Object.fromEntries([
    ['A', 'a'],
    ['B', 'b'],
    [name, name],
  ]);
  const line = aCase({
    pmc: name,
    questions: [{ options, correct_answer: 'A', stage: name }],
    policy: { scenario_image_details: [`${name}.png`, name].map((file) => ({ ...figure, file })) },
  }).line();
  const jsonl = join(folder.path, 'mine.jsonl');
  const images = join(folder.path, 'image');
  await mkdir(images);
  await writeFile(jsonl, line);
  await writeFile(join(images, `${name}.png`), madeUpPng());
  const args = ['dataset', 'verify', '--jsonl-path', jsonl, '--image-root', images, '--json'];
  const told = await run(...args);
  expect(told).toContain(`option ${name} is not a letter A-J`);
  // The file without an extension does not exist; the other one is fine.
  expect(told).toContain('missing image');
  expect(told).not.toContain(`${name}.png`);
  expect(prototypes()).toEqual(before);
});

test.each(inheritedNames)('no command takes %s for anything but a value or an unknown flag', async (name) => {
  const before = prototypes();
  const { program } = createDryProgram();
  for (const command of commandsOf(program))
    for (const args of [[name], [`--${name}`], [`--${name}=${name}`]])
      await createDryProgram()
        .program.parseAsync(['node', 'liveclin', ...pathOf(command).split(' ').slice(1), ...args])
        .catch((error: Error) =>
          expect(error.constructor.name).toMatch(/^(Commander|InvalidArgument|Input)Error$/),
        );
  expect(baseUrlOf({ host: name, port: 1 })).toBe(`http://${name}:1/v1`);
  expect(prototypes()).toEqual(before);
});
