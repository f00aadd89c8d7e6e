import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runKeys } from '../../shared/storage/keys.ts';
import { textOf } from '../../shared/storage/object-store.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { deployedStack, execute, storeCases, uniqueName } from '../support/deployed/deployed-stack.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const heart = { Level1: 'Chapter 9: Diseases of the circulatory system' };
const skin = { Level1: 'Chapter 12: Diseases of the skin' };
const lines = [
  aCase({ pmc: '84000001', questions: 2, fields: heart }).line(),
  aCase({ pmc: '84000002', questions: 2, fields: skin }).line(),
  aCase({ pmc: '84000003', questions: 2, fields: skin }).line(),
  aCase({ pmc: '84000004', questions: 2, fields: heart }).line(),
  aCase({ pmc: '84000005', questions: 2, fields: skin }).line(),
];

const caseIds = ({ cases }: { cases: readonly { case_id: string }[] }) => cases.map(({ case_id }) => case_id);

describe.skipIf(localstackMissing)(`selected cases${needsLocalstack}`, () => {
  it('are the only cases that an execution started in the console runs, and its summary says so', async () => {
    const stack = await deployedStack();
    const dataset = uniqueName('selection');
    await storeCases(stack, dataset, lines);
    await using server = await startModelServer({ reply: () => '\\boxed{B}' });
    const runId = uniqueName('selected');
    const input = { model: 'mock', apiBase: server.url, dataset, imageMode: 'url', concurrency: 2 };
    const selection = { chapters: ['diseases of the skin'], limit: 2 };
    expect(await execute(stack, runId, { ...input, selection })).toMatchObject({ status: 'SUCCEEDED' });

    const read = async (key: string) => {
      const object = await stack.objects.get(key);
      return object ? textOf(object) : '';
    };
    const named = 'chapter Chapter 12: Diseases of the skin; limit 2';
    const line = `SELECTED 2 of 5 cases (${named}): not comparable with a full run`;
    expect((await read(runKeys.summaryText(runId))).split('\n').slice(0, 3)).toEqual([
      line,
      '',
      '='.repeat(60),
    ]);
    const results = JSON.parse(await read(runKeys.results(runId)));
    expect(caseIds(results)).toEqual(['84000002', '84000003']);
    expect(results.meta).toMatchObject({
      selection: { chapters: [skin.Level1], limit: 2, dataset_cases: 5 },
      coverage: { planned: 2, done: 2, pending: 0, planned_questions: 4 },
    });
    expect(JSON.parse(await read(runKeys.run(runId)))).toMatchObject({
      identity: { selection: { limit: 2 } },
    });
    expect(server.requests).toHaveLength(1 + 4);
  });

  it('have a separate results file at the terminal, are kept by --resume, and shown as selected', async () => {
    await using server = await startModelServer({ reply: () => '\\boxed{B}' });
    await using folder = await temporaryDirectory();
    const path = join(folder.path, 'cases.jsonl');
    await writeFile(path, lines.join('\n'));
    const run = (...more: readonly string[]) =>
      runCli(
        `run --local --model made/up --image-mode url --api-base ${server.url} --jsonl-path ${path}`
          .split(' ')
          .concat(more),
        process.env,
        '',
        folder.path,
      );
    const first = await run('--sample', '2', '--seed', '7');
    expect(first.code, first.stderr).toBe(0);
    expect(first.stdout).toMatch(
      /^SELECTED 2 of 5 cases \(sample 2, seed 7\): not comparable with a full run\n/,
    );
    const file = 'results/made_up_cases_sample-2-seed-7.json';
    expect(first.stderr).toContain(`Results: ${file}`);
    const results = JSON.parse(await readFile(join(folder.path, file), 'utf8'));
    expect(results.cases).toHaveLength(2);
    expect(server.requests).toHaveLength(1 + 4);

    const silent = await run('--resume', '--output', file);
    expect(silent.code, silent.stderr).toBe(0);
    expect(silent.stderr).toContain(
      `Run ${results.meta.run.run_id} is complete: 2 of 2 cases done. Nothing was started.`,
    );
    const other = await run('--resume', '--output', file, '--limit', '3');
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('selection is sample 2, seed 7 in the run and limit 3 here');
    const shown = await runCli(['show', join(folder.path, file)]);
    expect(shown.stdout).toMatch(/^SELECTED 2 of 5 cases /);
    const empty = await run('--chapter', 'lungs');
    expect(empty.code).toBe(2);
    expect(empty.stderr).toContain('the dataset has no chapter "lungs": it has Chapter 9: ');
  });
});
