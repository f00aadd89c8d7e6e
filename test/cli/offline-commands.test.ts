import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '../../tools/made-up/a-case.ts';
import { wrong } from '../../tools/made-up/answers.ts';
import { referenceForm } from '../../tools/made-up/reference-form.ts';
import { cliPath, nowhere, runCli } from '../support/cli/run-cli.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('liveclin, given a results file', () => {
  let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
  let results: string;
  beforeAll(async () => {
    folder = await temporaryDirectory();
    results = join(folder.path, 'results.json');
    const question = wrong('J', { model_response: 'The answer is B.' });
    const meta = { model: 'made-up', dataset: 'sample', image_mode: 'url', liveclin_version: '1.0.0' };
    const cases = [referenceForm(aCase({ pmc: '7' }).judged([question, question]))];
    await writeFile(results, JSON.stringify({ meta, cases }));
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  it('estimates a run over files on this machine, without AWS and without a model', async () => {
    const args = 'estimate --model gpt-4o --api-base https://api.openai.com/v1 --image-mode local';
    const dataset = ['--dataset', 'sample', '--data-dir', join(import.meta.dirname, '../../datasets')];
    const { code, stdout, stderr } = await runCli([...args.split(' '), ...dataset, '--json'], nowhere);
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ cases: 15, requests: 66, picturesOfUnknownSize: 0 });
    expect(stderr).toContain('No stack was reached');
  });

  it('rescores it: prints the summary, writes the new file', async () => {
    const output = join(folder.path, 'new', 'rescored.json');
    const dataset = join(folder.path, 'cases.jsonl');
    const options = { A: 'first', B: 'second', C: 'third' };
    await writeFile(dataset, aCase({ pmc: '7', questions: 2, question: { options } }).line());
    const { code, stdout, stderr } = await runCli(
      ['rescore', results, '--output', output, '--jsonl-path', dataset],
      nowhere,
    );
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('  Question Accuracy:  2/2 (100.0%)\n');
    expect(stderr).toBe(`Results: ${output}\nQuestions whose answer or verdict changed: 2.\n`);
    const { cases } = JSON.parse(await readFile(output, 'utf8'));
    expect(cases[0].mcqs[0]).toMatchObject({
      extracted_answer: 'B',
      strict_answer: 'B',
      options: ['A', 'B', 'C'],
    });
  });

  it('explains how it reads the replies, and writes a file only if given a path', async () => {
    const { code, stdout, stderr } = await runCli(['rescore', results, '--explain'], nowhere);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('7, question 1  B, correct\n  read  en.answer-is  B    "answer is B"\n');
    const machine = await runCli(['rescore', results, '--explain', '--json'], nowhere);
    expect(JSON.parse(machine.stdout)).toMatchObject([{ question: 1 }, { question: 2 }]);
  });

  it('shows it with its stored verdicts, with the details', async () => {
    const { code, stdout, stderr } = await runCli(['show', results], nowhere);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('  Question Accuracy:  0/2 (0.0%)\n');
    expect(stdout).toContain('  Always answering B: 100.0% (of 2 questions)\n');
    expect(stdout).toContain('Strict extractor: not in this file');
  });

  it('prints its figures as one JSON document', async () => {
    const { code, stdout, stderr } = await runCli(['show', results, '--json'], nowhere);
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      meta: { model: 'made-up' },
      summary: { total_mcqs: 2, correct_mcqs: 0 },
    });
  });

  it('writes its report, next to it by default', async () => {
    const { code, stderr } = await runCli(['report', results], nowhere);
    expect(code, stderr).toBe(0);
    const beside = join(folder.path, 'results.html');
    expect(stderr).toContain(`Report: ${beside}`);
    const report = await readFile(beside, 'utf8');
    expect(report).toMatch(/^<!doctype html>/);
    const piped = await runCli(['report', results, '--output', '-'], nowhere);
    expect(piped.stdout).toBe(report);
  });

  it('exports its questions as CSV and JSONL, with replies or without', async () => {
    const output = join(folder.path, 'questions.csv');
    const { code, stderr } = await runCli(
      ['results', results, '--format', 'csv', '--output', output, '--no-text'],
      nowhere,
    );
    expect(code, stderr).toBe(0);
    expect(stderr).toContain(`Results: ${output}`);
    const [head, first, second] = (await readFile(output, 'utf8')).split('\n');
    expect(head).toMatch(/^case_id,case_status,position,/);
    expect([first, second]).toEqual([expect.stringMatching(/^7,,1,/), expect.stringMatching(/^7,,2,/)]);
    expect(first).not.toContain('The answer is B.');

    const lines = await runCli(['results', results, '--format', 'jsonl', '--output', '-'], nowhere);
    expect(
      lines.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { case_id: '7', position: 1, reply: 'The answer is B.' },
      { case_id: '7', position: 2, reply: 'The answer is B.' },
    ]);
  });

  it('copies the results file, with or without texts, but never over itself', async () => {
    const whole = await runCli(['results', results, '--output', '-'], nowhere);
    expect(whole.stdout).toBe(await readFile(results, 'utf8'));
    const silent = await runCli(['results', results, '--no-text', '--output', '-'], nowhere);
    expect(JSON.parse(silent.stdout)).toMatchObject({
      meta: { without_texts: true },
      summary: { total_mcqs: 2 },
      cases: [{ case_id: '7', mcqs: [{ model_response: '' }, { model_response: '' }] }],
    });
  });

  it.each(['results', 'report', 'rescore'])('is never overwritten by %s', async (command) => {
    const before = await readFile(results, 'utf8');
    const { code, stderr } = await runCli([command, results, '--output', results], nowhere);
    expect(code).toBe(2);
    expect(stderr).toContain(`--output: ${results} is the file being read`);
    expect(await readFile(results, 'utf8')).toBe(before);
  });

  it.each(['results', 'report', 'rescore'])('makes %s say where it cannot write', async (command) => {
    const below = join(results, 'x.json');
    for (const output of [folder.path, below]) {
      const { code, stderr } = await runCli([command, results, '--output', output], nowhere);
      expect(code).toBe(2);
      expect(stderr).toContain(`--output: cannot write ${output}`);
    }
  });

  it('may come with a byte order mark', async () => {
    const path = join(folder.path, 'bom.json');
    await writeFile(path, `\ufeff${await readFile(results, 'utf8')}`);
    const { code, stderr } = await runCli(['show', path], nowhere);
    expect(code, stderr).toBe(0);
  });

  it('is exported without an error to a reader that closes early', async () => {
    const args = ['results', results, '--format', 'jsonl', '--output', '-'];
    const child = spawn(process.execPath, [cliPath, ...args], { env: nowhere });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString();
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(stderr).toBe('');
  });

  it.each([
    ['no such file', () => ['report', '/nowhere/results.json'], '/nowhere/results.json cannot be read'],
    ['no such file', () => ['results', '/nowhere/r.json', '--output', '-'], '/nowhere/r.json cannot be read'],
    ['an unknown format', () => ['results', results, '--format', 'xml'], 'xml'],
    ['no such file', () => ['show', '/nowhere/results.json'], '/nowhere/results.json cannot be read'],
    ['no such file', () => ['rescore', '/nowhere/r.json', '--output', 'x'], '/nowhere/r.json cannot be read'],
    ['a folder', () => ['rescore', folder.path, '--output', join(folder.path, 'x')], 'cannot be read'],
    ['no output', () => ['rescore', results], '--output'],
    [
      'a dataset that is not there',
      () => ['rescore', results, '--output', 'x', '--jsonl-path', '/nowhere/cases.jsonl'],
      '/nowhere/cases.jsonl',
    ],
    ['an incomplete price', () => ['rescore', results, '--output', 'x', '--price', 'input=1'], '--price'],
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

  it('names a file that is not a results file, and ends with 2', async () => {
    const path = join(folder.path, 'none.json');
    await writeFile(path, '{"meta": {}, "cases": 3}');
    const { code, stderr } = await runCli(['rescore', path, '--output', join(folder.path, 'x')], nowhere);
    expect(code).toBe(2);
    expect(stderr).toContain(`${path} is not a results file`);
    expect(stderr).toContain('meta.model');
  });
});
