import { Readable } from 'node:stream';
import { text as textOfStream } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../../shared/outputs/export/csv-of.ts';
import { jsonLinesOf } from '../../../../shared/outputs/export/json-lines-of.ts';
import { questionRows } from '../../../../shared/outputs/export/question-rows.ts';
import { withoutTexts } from '../../../../shared/outputs/export/without-texts.ts';
import { rescoreFile } from '../../../../shared/outputs/rescore-file.ts';
import { rewriteFile } from '../../../../shared/outputs/rewrite-file.ts';
import { summarizeFile } from '../../../../shared/outputs/summarize-file.ts';
import type { PrintedResults } from '../../../../shared/print/present-results.ts';
import type { CaseResult } from '../../../../shared/results/case-result.ts';
import { parseResultsFile } from '../../../../shared/results/results-file.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { lost, right, skipped, wrong } from '../../../../tools/made-up/answers.ts';
import { madeUpResults } from '../../../../tools/made-up/made-up-results.ts';
import { referenceForm } from '../../../../tools/made-up/reference-form.ts';

const fileOf = (...cases: CaseResult[]) =>
  parseResultsFile(
    JSON.stringify({ meta: { model: 'm', dataset: 'sample', image_mode: 'url' }, cases }),
    'file',
  );
/** An endpoint's words are texts, too: of a failed case the class of its error stays. */
const withoutWords = ({ text, details }: PrintedResults): PrintedResults => ({
  text: text.replaceAll(/^( {2}\S+ Q\d+ [a-z ]+): .*$/gm, '$1'),
  details,
});
const textOf = (pieces: AsyncIterable<string>) => textOfStream(Readable.from(pieces));

describe('questions as rows', () => {
  it('contain what is known of each', () => {
    const asked = right({
      image_types: ['CT', 'MRI; CT'],
      turn: {
        finishReason: 'stop',
        servedModel: 'made-up-2026',
        usage: { input: 100, output: 10, cachedInput: 40, reasoning: 4 },
        images: { expected: 2, sent: 1, dropped: [] },
        calls: [{ ms: 9_000, failure: 'timeout' }, { ms: 500 }],
      },
    });
    const rows = [...questionRows(fileOf(aCase({ pmc: '7', keys: 'A' }).judged([asked, wrong('C')])))];
    expect(rows[0]).toEqual({
      case_id: '7',
      case_status: null,
      position: 1,
      rarity: 'rare',
      chapter: 'Chapter 1: Made up',
      subcategory: 'Group (A00)',
      stage: 'Imaging',
      outcome: 'answered',
      key: 'A',
      answer: 'A',
      correct: true,
      strict_answer: 'A',
      strict_correct: true,
      all_right_before: true,
      first_error: false,
      image_types: 'CT | MRI; CT',
      table_types: '',
      finish_reason: 'stop',
      served_model: 'made-up-2026',
      input_tokens: 100,
      cached_tokens: 40,
      output_tokens: 10,
      reasoning_tokens: 4,
      ms: 500,
      calls: 2,
      images_expected: 2,
      images_sent: 1,
      error: null,
      reply: '\\boxed{A}',
    });
    expect(rows[1]).toMatchObject({ case_id: '7', position: 2, key: 'A', answer: 'C', correct: false });
  });

  it('say where the first error of a case is, up to the first question without a reply', () => {
    const answers = [right(), wrong(), right(), lost('errored'), skipped()];
    const rows = [...questionRows(fileOf(aCase().judged(answers)))];
    expect(rows.map(({ all_right_before, first_error }) => [all_right_before, first_error])).toEqual([
      [true, false],
      [true, true],
      [false, false],
      [null, null],
      [null, null],
    ]);
  });

  it('of a file of the reference are null where it does not say', () => {
    const [row] = questionRows(fileOf(referenceForm(aCase().judged([right()]))));
    expect(row).toMatchObject({
      outcome: 'answered',
      correct: true,
      strict_answer: null,
      ms: null,
      calls: null,
    });
  });

  it('are JSON, one a line', async () => {
    const lines = (await textOf(jsonLinesOf([{ a: 1 }, { a: 'two\nlines' }]))).split('\n');
    expect(lines).toEqual(['{"a":1}', '{"a":"two\\nlines"}', '']);
  });

  it('are CSV that a spreadsheet reads as texts', async () => {
    const rows = [
      { text: 'a "quoted", long\nreply', right: true, none: null },
      { text: '=HYPERLINK("https://x.example")', right: false, none: null },
    ];
    expect(await textOf(csvOf(rows))).toBe(
      'text,right,none\n"a ""quoted"", long\nreply",true,\n"\'=HYPERLINK(""https://x.example"")",false,\n',
    );
  });
});

describe('a file without texts', () => {
  const secret = 'quotes the case';
  const file = fileOf(
    aCase().judged([
      right({
        model_response: secret,
        turn: { reasoning: secret, calls: [{ ms: 500 }], servedModel: 'made-up-2026' },
      }),
      lost('errored', {
        error: `API error: ${secret}`,
        turn: { failure: 'timeout', calls: [{ ms: 1, failure: 'timeout', message: secret }] },
      }),
      skipped(),
    ]),
    referenceForm(aCase().judged([lost('empty', { error: 'Empty response from API.' })])),
  );

  it('has no reply, no reasoning and no words of an error', async () => {
    const text = await textOf(rewriteFile(withoutTexts(file)).text);
    expect(text).not.toContain(secret);
    expect(await textOf(jsonLinesOf(questionRows(withoutTexts(file))))).not.toContain(secret);
    expect(JSON.stringify(withoutTexts(parseResultsFile(madeUpResults({ cases: 3 }), 'file')))).not.toMatch(
      /long thought|thought before/,
    );
  });

  it('has the same figures', async () => {
    for (const each of [file, parseResultsFile(madeUpResults({ cases: 40, lossEvery: 7 }), 'file')]) {
      const silent = parseResultsFile(await textOf(rewriteFile(withoutTexts(each)).text), 'file');
      expect(summarizeFile(silent).printed).toEqual(withoutWords(summarizeFile(each).printed));
    }
  });

  it('cannot be rescored: there is nothing to read', () => {
    expect(() => rescoreFile(withoutTexts(file))).toThrow('written with --no-text');
  });
});
