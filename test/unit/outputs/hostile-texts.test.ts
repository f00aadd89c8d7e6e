import { Readable } from 'node:stream';
import { text as textOfStream } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { log } from '../../../functions/log.ts';
import { stringifyOrdered } from '../../../shared/basics/stringify-ordered.ts';
import { leaderboardOf } from '../../../shared/compare/leaderboard.ts';
import { compareFiles } from '../../../shared/outputs/compare-files.ts';
import { csvOf } from '../../../shared/outputs/export/csv-of.ts';
import { jsonLinesOf } from '../../../shared/outputs/export/json-lines-of.ts';
import { questionRows } from '../../../shared/outputs/export/question-rows.ts';
import { reportFile } from '../../../shared/outputs/report-file.ts';
import { rewriteFile } from '../../../shared/outputs/rewrite-file.ts';
import { renderComparison } from '../../../shared/report/comparison/render-comparison.ts';
import { renderLeaderboard } from '../../../shared/report/comparison/render-leaderboard.ts';
import { parseResultsFile } from '../../../shared/results/results-file.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { lost, right, wrong } from '../../../tools/made-up/answers.ts';
import { obeyedCharacters, obeyedTexts } from '../../../tools/made-up/hostile-texts.ts';

const all = obeyedTexts.map(([, text]) => `a${text}b`).join('');
const meta = { model: all, dataset: all, image_mode: 'url', liveclin_version: '1.0.0' };
const judged = aCase({ pmc: all }).judged([
  right({ model_response: `${all} \\boxed{A}`, stage: all, image_types: [all] }),
  lost('errored', { error: all }),
]);
const file = parseResultsFile(
  JSON.stringify({ meta, cases: [{ ...judged, level1: all, level2: all }] }),
  'file',
);
const textOf = (pieces: AsyncIterable<string>) => textOfStream(Readable.from(pieces));

describe('texts that a terminal would obey', () => {
  it('keep their values in a results file, escaped', async () => {
    const text = await textOf(rewriteFile(file).text);
    expect(text).not.toMatch(obeyedCharacters);
    expect(parseResultsFile(text, 'file').cases).toEqual(file.cases);
    expect(parseResultsFile(text, 'file').meta).toEqual(file.meta);
  });

  it('keep their values in JSON lines and in JSON whose order counts, escaped', async () => {
    const rows = [...questionRows(file)];
    const lines = await textOf(jsonLinesOf(rows));
    expect(lines).not.toMatch(obeyedCharacters);
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(rows);
    const ordered = stringifyOrdered(new Map([[all, all]]));
    expect(ordered).not.toMatch(obeyedCharacters);
    expect(JSON.parse(ordered)).toEqual({ [all]: all });
  });

  it('are shown escaped in CSV cells', async () => {
    const csv = await textOf(csvOf(questionRows(file)));
    expect(csv).not.toMatch(obeyedCharacters);
    expect(csv).toContain(String.raw`a\u001b[2Jb`);
  });

  it('are shown escaped in the report, in texts, charts and labels', () => {
    const page = reportFile(file);
    expect(page).not.toMatch(obeyedCharacters);
    expect(page).toContain(String.raw`\u202e`);
  });

  it('are shown escaped in a comparison and a leaderboard', () => {
    const other = {
      ...file,
      cases: [aCase({ pmc: all }).judged([wrong('C', { stage: all }), lost('errored')])],
    };
    const comparison = compareFiles([file, other].map((each) => ({ source: all, file: each })));
    expect(comparison.changes[0]?.cases).toHaveLength(1);
    for (const page of [renderComparison(comparison), renderLeaderboard(leaderboardOf(comparison))]) {
      expect(page).not.toMatch(obeyedCharacters);
      expect(page).toContain(String.raw`\u202e`);
    }
  });

  it.each(['سرطان الرئة', 'סרטן', '𞤀𞤣𞤤𞤢𞤥'])(
    'are ours alone in the report around a name that is written from right to left: %s',
    (name) => {
      const answers = [right({ stage: name, image_types: [name] }), lost('errored', { error: name })];
      const named = aCase({ pmc: name }).judged(answers, { level1: name, level2: name, rarity: name });
      const text = JSON.stringify({ meta: { ...meta, model: name, dataset: name }, cases: [named] });
      const page = reportFile(parseResultsFile(text, 'file'));
      expect(page.split(name).length).toBeGreaterThan(10);
      expect(page.match(/<text[^>]*>\u2068/g)).not.toBeNull();
      expect(page.replaceAll(/\u2068[^\u2068\u2069]*\u2069/gu, '')).not.toContain(name);
    },
  );

  it('are escaped in a log', () => {
    const lines: unknown[] = [];
    const print = console.log;
    console.log = (line: unknown) => lines.push(line);
    try {
      log('failed', { message: all });
    } finally {
      console.log = print;
    }
    expect(String(lines[0])).not.toMatch(obeyedCharacters);
    expect(JSON.parse(String(lines[0]))).toEqual({ event: 'failed', message: all });
  });
});

describe('a CSV cell', () => {
  it.each([
    '=1+1',
    '+1',
    '-1+cmd|x',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '\n=1',
    '\u00a0@x',
    '＝1',
    '\u202e=1',
  ])('with %j is no formula', async (text) => {
    const csv = await textOf(csvOf([{ text }]));
    const cell = csv.slice('text\n'.length).replace(/^"/, '');
    expect(cell).toMatch(/^['\\]/);
  });

  it('with ordinary text and numbers below nought stays as it is', async () => {
    expect(await textOf(csvOf([{ text: ' a - b = c\r\n- 肺癌 مرض', number: -1 }]))).toBe(
      'text,number\n" a - b = c\r\n- 肺癌 مرض",-1\n',
    );
  });
});
