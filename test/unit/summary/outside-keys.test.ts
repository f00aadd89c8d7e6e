import { Readable } from 'node:stream';
import { text as textOfStream } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeOutsideKeys } from '../../../cli/run/describe-outside-keys.ts';
import { printRunEnd } from '../../../cli/run/print-run-end.ts';
import { stringifyOrdered } from '../../../shared/basics/stringify-ordered.ts';
import { scanCases } from '../../../shared/case/scan-cases.ts';
import { verifyDataset } from '../../../shared/dataset/verify-dataset.ts';
import { reportFile } from '../../../shared/outputs/report-file.ts';
import { rescoreFile } from '../../../shared/outputs/rescore-file.ts';
import { summarizeFile } from '../../../shared/outputs/summarize-file.ts';
import type { CaseResult } from '../../../shared/results/case-result.ts';
import { makeCaseResult } from '../../../shared/results/make-case-result.ts';
import { parseResultsFile } from '../../../shared/results/results-file.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { lost, right, skipped, wrong } from '../../../tools/made-up/answers.ts';
import { referenceForm } from '../../../tools/made-up/reference-form.ts';
import { createRecordedTerminal } from '../../support/cli/recorded-terminal.ts';
import { figuresOf } from './figures-of.ts';

const countIn = (...cases: readonly CaseResult[]) => figuresOf(cases).details.keys_outside_options;

/** Two of its four keys are outside: K, and D where the options end with B. */
const odd = aCase({
  questions: [
    { correct_answer: 'K' },
    { correct_answer: 'D', options: { A: 'a', B: 'b' } },
    { correct_answer: 'b', options: { A: 'a', B: 'b' } },
    { correct_answer: 'B', options: { a: 'a', b: 'b' } },
  ],
});
const oddResult = odd.judged([wrong('A'), wrong('A'), wrong('A'), right()]);
const fileOf = (cases: readonly CaseResult[], summary: object = {}) =>
  parseResultsFile(
    JSON.stringify({ meta: { model: 'm', dataset: 'd', image_mode: 'local' }, summary, cases }),
    'file',
  );

describe('keys outside the options', () => {
  it('are counted, in either case of the letters', () => {
    expect(countIn(oddResult)).toBe(2);
  });

  it('are counted for questions without a reply, too', () => {
    expect(countIn(odd.judged([lost('errored'), skipped(), skipped(), skipped()]))).toBe(2);
  });

  it('say nothing where there are none, or where a file has no options', () => {
    for (const judged of [aCase().judged(), referenceForm(oddResult)]) {
      const { printed, figures } = summarizeFile(fileOf([judged]));
      expect(figures.details.keys_outside_options).toBeUndefined();
      expect(stringifyOrdered(figures.details)).not.toContain('keys_outside_options');
      expect(printed.details + reportFile(fileOf([judged]))).not.toContain('Key outside the options');
    }
  });

  it('stand in the details, the report and our own keys of the summary, and not in the block', () => {
    const file = fileOf([oddResult]);
    const { printed, figures } = summarizeFile(file);
    expect(printed.details).toContain('  Key outside the options: 2 questions (no option is right)\n');
    expect(printed.text).not.toContain('Key outside');
    expect(figures.summary).not.toHaveProperty('keys_outside_options');
    expect(JSON.parse(stringifyOrdered(figures.details))).toMatchObject({ keys_outside_options: 2 });
    expect(reportFile(file)).toContain(
      '<dt>Key outside the options</dt><dd class="value">2</dd><dd>of 4 questions: no option is right</dd>',
    );
  });

  it('stand above the block of an unfinished run, as the other limits of its figures do', () => {
    const file = fileOf([{ ...oddResult, status: 'done' }]);
    const coverage = { planned: 2, done: 1, failed: 0, pending: 1 };
    const { text } = summarizeFile({ ...file, meta: { ...file.meta, coverage } }).printed;
    expect(text).toMatch(
      /^INCOMPLETE [^=]* {2}Key outside the options: 2 questions \(no option is right\)\n/,
    );
  });

  it('are one line of the end of a run', () => {
    const { terminal, notes } = createRecordedTerminal();
    const summary = { keys_outside_options: 2 };
    printRunEnd(
      { runId: 'run-1', state: 'complete', exitCode: 0, text: 'block', summary },
      { target: {}, terminal },
    );
    const line =
      '2 questions have keys that are not among their options, so no option is right: `npx liveclin dataset verify` lists them.';
    expect(notes).toContain(line);
    expect(describeOutsideKeys({ keys_outside_options: 1 })).toBe(
      '1 question has a key that is not among its options, so no option is right: `npx liveclin dataset verify` lists it.',
    );
    expect(describeOutsideKeys({})).toBeUndefined();
  });

  it('are gone from the summary once the data are corrected and the file is rescored', async () => {
    const two = aCase({ questions: [{ correct_answer: 'D', options: { A: 'a', B: 'b' } }] });
    const corrected = aCase({ questions: [{ correct_answer: 'D' }] });
    const file = fileOf([two.judged([wrong('A')])], { keys_outside_options: 1, novel: 1 });
    const { text } = rescoreFile(file, { cases: scanCases(corrected.line()).cases });
    const written = JSON.parse(await textOfStream(Readable.from(text)));
    expect(written.summary).toMatchObject({ novel: 1 });
    expect(written.summary).not.toHaveProperty('keys_outside_options');
  });
});

const questionArbitrary = fc.record({
  options: fc
    .uniqueArray(fc.constantFrom(...'ABCDKL'), { minLength: 1 })
    .chain((letters) =>
      fc
        .tuple(...letters.map((letter) => fc.constantFrom(letter, letter.toLowerCase())))
        .map((names) => Object.fromEntries(names.map((name) => [name, 'text']))),
    ),
  correct_answer: fc.constantFrom(...'ABCDKLabcd', ' B ', 'AB', ''),
});

describe("verify's count of keys outside the options", () => {
  it("is the run's, for a run over all cases", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(questionArbitrary, { minLength: 1, maxLength: 6 }), async (questions) => {
        const line = aCase({ questions }).line();
        const { findings } = await verifyDataset(line);
        const found = findings.filter(({ kind }) => kind === 'answer not among options').length;
        const results = scanCases(line).cases.map((parsed) =>
          makeCaseResult({ ...parsed, userTurns: [], turns: [], status: 'done', attempt: 1 }),
        );
        expect(results).toHaveLength(1);
        expect(countIn(...results) ?? 0).toBe(found);
      }),
    );
  });
});
