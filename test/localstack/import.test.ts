import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evalCaseSchema } from '../../shared/case/eval-case.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { referenceResults } from '../../tools/made-up/reference-results.ts';
import { startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe.skipIf(localstackMissing)(`--resume from a file of the reference${needsLocalstack}`, () => {
  it('asks only what the file lacks; its run can be resumed like any other', async () => {
    const asked: string[] = [];
    await using server = await startModelServer({
      reply: ({ lastText }) => {
        asked.push(/Case \d+, question \d/.exec(lastText)?.[0] ?? 'preflight');
        return '\\boxed{B}';
      },
    });
    await using folder = await temporaryDirectory();
    const lines = ['85000001', '85000002', '85000003'].map((id) => aCase({ pmc: id, questions: 2 }).line());
    await writeFile(join(folder.path, 'cases.jsonl'), lines.join('\n'));
    const reference = referenceResults(
      lines.slice(0, 2).map((line) => evalCaseSchema.parse(JSON.parse(line))),
      { failing: ['85000002'], meta: { model: 'mock', dataset: '2025_H1' } },
    );
    const output = join(folder.path, 'results/mock_2025_H1.json');
    const before = JSON.stringify(reference);
    const run = (model: string) =>
      runCli(
        `--local run --model ${model} --image-mode url --concurrency 1 --dataset 2025_H1 --jsonl-path cases.jsonl --resume --output results/mock_2025_H1.json --api-base ${server.url}`.split(
          ' ',
        ),
        process.env,
        '',
        folder.path,
      );
    const fresh = await run('mock');
    expect(fresh.code, fresh.stderr).toBe(0);
    expect(fresh.stderr).not.toContain('imported');

    await writeFile(output, before);
    const refused = await run('another');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('ImportMismatch');
    expect(refused.stderr).toContain('model is "mock" in the results file and "another" here');
    expect(await readFile(output, 'utf8')).toBe(before);

    asked.length = 0;
    const imported = await run('mock');
    expect(imported.code, imported.stderr).toBe(0);
    expect(imported.stderr).toContain('names no run: its finished cases are imported, all others run');
    expect(asked).toEqual([
      'preflight',
      'Case 85000002, question 1',
      'Case 85000002, question 2',
      'Case 85000003, question 1',
      'Case 85000003, question 2',
    ]);
    expect(imported.stdout).toMatch(/^IMPORTED 1 of 3 cases /);
    expect(imported.stdout).toContain('Question Accuracy:  4/6 (66.7%)');
    const results = JSON.parse(await readFile(output, 'utf8'));
    expect(results.cases.map((each: { imported?: boolean }) => each.imported)).toEqual([
      true,
      undefined,
      undefined,
    ]);
    expect(results.meta.imported_from).toMatchObject({ cases: 1 });

    asked.length = 0;
    const again = await run('mock');
    expect(again.code, again.stderr).toBe(0);
    expect(again.stderr).toContain(
      `Run ${results.meta.run.run_id} is complete: 3 of 3 cases done. Nothing was started.`,
    );
    expect(asked).toEqual([]);
    expect(again.stdout).toBe(imported.stdout);
  });
});
