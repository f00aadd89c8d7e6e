import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeUpCase } from '../../support/made-up-cases.ts';
import { runCli } from '../../support/run-cli.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { judgedCaseOf, referenceForm, wrongQuestion } from '../summary/judged-case-factory.ts';

/** Nothing is there to talk to: these commands must not try. */
const nowhere = { ...process.env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_REGION: 'us-east-1' };

describe('liveclin, given a results file', () => {
  let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
  let results: string;
  beforeAll(async () => {
    folder = await temporaryDirectory();
    results = join(folder.path, 'results.json');
    const question = wrongQuestion('J', { correct_answer: 'B', model_response: 'The answer is B.' });
    const meta = { model: 'made-up', dataset: 'sample', image_mode: 'url', liveclin_version: '1.0.0' };
    const cases = [referenceForm(judgedCaseOf([question, question], { case_id: '7' }))];
    await writeFile(results, JSON.stringify({ meta, cases }));
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  it('rescores it: prints the summary, writes the new file', async () => {
    const output = join(folder.path, 'new', 'rescored.json');
    const dataset = join(folder.path, 'cases.jsonl');
    await writeFile(dataset, madeUpCase('7', 2));
    const { code, stdout, stderr } = await runCli(
      ['rescore', results, '--output', output, '--jsonl-path', dataset],
      nowhere,
    );
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('  Question Accuracy:  2/2 (100.0%)\n');
    expect(stderr).toContain(`2 of the file's letters or verdicts changed. Results: ${output}`);
    const { cases } = JSON.parse(await readFile(output, 'utf8'));
    expect(cases[0].mcqs[0]).toMatchObject({
      extracted_answer: 'B',
      strict_answer: 'B',
      options: ['A', 'B', 'C'],
    });
  });

  it('shows it as it is judged, with the details', async () => {
    const { code, stdout, stderr } = await runCli(['show', results], nowhere);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('  Question Accuracy:  0/2 (0.0%)\n');
    expect(stdout).toContain('  Always answering B: 100.0%\n');
    expect(stdout).toContain('Strict extractor: not in this file');
  });

  it('shows its figures to machines as one JSON document', async () => {
    const { code, stdout, stderr } = await runCli(['show', results, '--json'], nowhere);
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      meta: { model: 'made-up' },
      summary: { total_mcqs: 2, correct_mcqs: 0 },
    });
  });

  it.each([
    ['no such file', () => ['show', '/nowhere/results.json'], '/nowhere/results.json cannot be read'],
    ['no such file', () => ['rescore', '/nowhere/r.json', '--output', 'x'], '/nowhere/r.json cannot be read'],
    ['a folder', () => ['rescore', folder.path, '--output', join(folder.path, 'x')], 'cannot be read'],
    ['no output', () => ['rescore', results], '--output'],
    [
      'a dataset that is not there',
      () => ['rescore', results, '--output', 'x', '--jsonl-path', '/nowhere/cases.jsonl'],
      '/nowhere/cases.jsonl',
    ],
    ['a price that is none', () => ['rescore', results, '--output', 'x', '--price', 'input=1'], '--price'],
    [
      'an unknown price',
      () => ['rescore', results, '--output', 'x', '--price', 'input=1,output=2,images=3'],
      '--price',
    ],
  ])('names %s and ends with 2', async (_fault, args, name) => {
    const { code, stdout, stderr } = await runCli(args(), nowhere);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(name);
    expect(stderr).not.toContain('    at ');
  });

  it('names what is no results file, and ends with 2', async () => {
    const path = join(folder.path, 'none.json');
    await writeFile(path, '{"meta": {}, "cases": 3}');
    const { code, stderr } = await runCli(['rescore', path, '--output', join(folder.path, 'x')], nowhere);
    expect(code).toBe(2);
    expect(stderr).toContain(`${path} is no results file`);
    expect(stderr).toContain('meta.model');
  });
});
