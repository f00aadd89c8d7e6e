import { Readable } from 'node:stream';
import { text as textOfStream } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCases } from '../../../shared/case/parse-cases.ts';
import { type RescoreOptions, rescoreFile } from '../../../shared/outputs/rescore-file.ts';
import type { CaseResult } from '../../../shared/results/case-result.ts';
import { parseResultsFile } from '../../../shared/results/results-file.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { lost, right, skipped, wrong } from '../../../tools/made-up/answers.ts';
import { referenceForm } from '../../../tools/made-up/reference-form.ts';
import { goldenRuns, imageModes } from '../../support/data/golden.ts';
import { judgedCasesArbitrary } from '../../support/data/judged-cases-arbitrary.ts';

const meta = { model: 'made-up', dataset: 'sample', image_mode: 'url', liveclin_version: '1.0.0' };

const fileOf = (cases: readonly CaseResult[], more: object = {}): string =>
  JSON.stringify({ meta, cases, ...more });

/** The new file, and what comes with it. */
const rescored = async (file: string, options?: RescoreOptions) => {
  const { text, ...rest } = rescoreFile(parseResultsFile(file, 'file'), options);
  const json = await textOfStream(Readable.from(text));
  return { ...rest, json, value: JSON.parse(json) };
};

const replied = (model_response: string, overrides = {}) =>
  wrong('J', { model_response, options: undefined, ...overrides });

describe('rescoreFile', () => {
  test('reads every reply again, with both extractors', async () => {
    const replies = ['The answer is A.', 'I cannot determine the answer.', '\\boxed{B}'];
    const { value, changed } = await rescored(
      fileOf([aCase({ question: { correct_answer: ' a ' } }).judged(replies.map((reply) => replied(reply)))]),
    );
    expect(value.cases[0].mcqs).toMatchObject([
      { extracted_answer: 'A', is_correct: true, strict_answer: 'A', strict_correct: true },
      { extracted_answer: 'I', is_correct: false, strict_answer: null, strict_correct: false },
      { extracted_answer: 'B', is_correct: false, strict_answer: 'B', strict_correct: false },
    ]);
    expect(value.cases[0]).toMatchObject({ total_mcqs: 3, correct_mcqs: 1 });
    expect(value.summary).toMatchObject({ correct_mcqs: 1, extractors: { differ: { letters: 1 } } });
    expect(changed).toBe(3);
  });

  test('takes options from the dataset, else from the file, else A to J', async () => {
    const strictLetters = async (file: string, options?: RescoreOptions) =>
      (await rescored(file, options)).value.cases[0].mcqs[0].strict_answer;
    const saysD = (options?: string[]) =>
      fileOf([aCase({ pmc: '7' }).judged([replied('\\boxed{D}', { options })])]);
    const options = { A: 'first', B: 'second', C: 'third' };
    const { cases } = parseCases(aCase({ pmc: '7', questions: [{ options }] }).line(), 'cases.jsonl');
    expect(await strictLetters(saysD())).toBe('D');
    expect(await strictLetters(saysD(['A', 'B']))).toBeNull();
    expect(await strictLetters(saysD(['A', 'D']))).toBe('D');
    expect(await strictLetters(saysD(['A', 'D']), { cases })).toBeNull();
  });

  test.each([
    [
      'another key',
      aCase({ pmc: '7', questions: 1, keys: 'C' }).line(),
      'the correct answer to question 1 of case 7 is C in the dataset and B',
    ],
    [
      'another number of questions',
      aCase({ pmc: '7', questions: 2 }).line(),
      'case 7 has 2 questions in the dataset and 1 in the results',
    ],
    [
      'without the case',
      aCase({ pmc: '8', questions: 1 }).line(),
      'case 7 of the results file is not in the dataset',
    ],
  ])('refuses a dataset with %s', async (_difference, line, message) => {
    const file = fileOf([aCase({ pmc: '7' }).judged([replied('B')])]);
    await expect(rescored(file, { cases: parseCases(line, 'cases.jsonl').cases })).rejects.toThrow(message);
  });

  test('leaves questions without a reply as they are', async () => {
    const filtered = aCase().judged([lost('filtered')]);
    expect((await rescored(fileOf([filtered]))).value.cases).toEqual([JSON.parse(JSON.stringify(filtered))]);
  });

  test('keeps what it does not know: keys of meta, of cases, and of the summary that only the run could make', async () => {
    const judged = aCase().judged([right()], { status: 'done', attempt: 2 });
    const calls = { sent: 9, served: 6, failed: 1, orphaned: 2 };
    const file = JSON.stringify({
      meta: { ...meta, run: { run_id: 'r' } },
      summary: { total_cases: 99, calls, later: [1], losses: 'old' },
      cases: [judged],
    });
    const { value, printed } = await rescored(file);
    expect(printed.text).toMatch(/^ORPHANED CALLS 2 of 9: /);
    expect(printed.details).toContain(
      '  Calls: 9 sent, 6 succeeded, 1 failed, 2 without a recorded response\n',
    );
    expect(value.meta.run).toEqual({ run_id: 'r' });
    expect(value.summary).toMatchObject({ total_cases: 1, calls, later: [1], losses: {} });
    expect(value.cases[0]).toMatchObject({ status: 'done', attempt: 2 });
  });

  test('stays INCOMPLETE for an unfinished run', async () => {
    const coverage = {
      planned: 3,
      done: 1,
      failed: 1,
      pending: 1,
      planned_questions: 9,
      failures: { timeout: 1 },
    };
    const file = JSON.stringify({
      meta: { ...meta, coverage },
      cases: [aCase().judged([right()]), aCase().judged([lost('errored'), skipped()], { status: 'failed' })],
    });
    const { printed, value } = await rescored(file);
    expect(printed.text).toContain(
      'INCOMPLETE 1 of 3 cases done (1 timeout, 1 not run). Accuracies count the 2 cases that ran (3 questions), unanswered questions as wrong; the 1 case not run is not counted.',
    );
    expect(value.summary.answered_only).toMatchObject({ lower: 1 / 9, upper: 1, planned: 9 });
  });

  test('keeps the prices it is given for the next time', async () => {
    const first = await rescored(fileOf([aCase().judged([right()])]), {
      prices: { input: 10_000, output: 0 },
    });
    expect(first.value.summary.cost).toMatchObject({ usd: 1, prices: { source: 'given' } });
    expect((await rescored(first.json)).json).toBe(first.json);
  });

  test('gives the same bytes when repeated, with or without our keys', async () => {
    const fileArbitrary = fc
      .tuple(judgedCasesArbitrary, fc.boolean())
      .map(([cases, isReference]) => fileOf(isReference ? cases.map(referenceForm) : cases));
    await fc.assert(
      fc.asyncProperty(fileArbitrary, async (file) => {
        const first = await rescored(file);
        const second = await rescored(first.json);
        expect(second.json).toBe(first.json);
        expect(second.changed).toBe(0);
        expect(second.printed).toEqual(first.printed);
      }),
      { numRuns: 30 },
    );
  });
});

describe('parseResultsFile', () => {
  test.each([
    [`{"meta": ${'['.repeat(1e5)}${']'.repeat(1e5)}}`, 'nested more than 200 levels deep'],
    ['{"meta": ', 'file is not a results file: '],
    ['[]', 'file is not a results file of this evaluator or the reference'],
    ['{"cases": []}', 'meta: '],
    [JSON.stringify({ meta, cases: [{ case_id: 'x' }] }), 'cases.0.total_mcqs: '],
  ])('refuses %s', (text, message) => {
    expect(() => parseResultsFile(text, 'file')).toThrow(message);
  });
});

for (const run of goldenRuns) {
  describe.skipIf(!run.isThere)(`rescoring the reference's results for ${run.of}`, () => {
    test.each(imageModes)('gives the same verdicts, summary and text (%s)', async (mode) => {
      const golden = JSON.parse(run.results(mode));
      const { value, printed, changed } = await rescored(run.results(mode));
      expect(changed).toBe(0);
      expect(printed.text).toBe(run.printed(mode));
      expect(value).toMatchObject(golden);
      expect(Object.keys(value.summary).slice(0, 13)).toEqual(Object.keys(golden.summary));
      for (const [index, key] of Object.keys(golden.meta).entries()) {
        expect(Object.keys(value.meta)[index]).toBe(key);
      }
    });
  });
}
