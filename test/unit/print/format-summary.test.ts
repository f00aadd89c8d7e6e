import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { formatSummary } from '../../../shared/print/format-summary.ts';
import { caseResultSchema } from '../../../shared/results/case-result.ts';
import { summarizeCases } from '../../../shared/summary/summarize-cases.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { lost, right, wrong } from '../../../tools/made-up/answers.ts';
import { hasGolden, needsGolden, readGolden } from '../../support/data/golden.ts';
import { judgedCasesArbitrary } from '../../support/data/judged-cases-arbitrary.ts';

const run = { model: 'made-up', dataset: 'sample', imageMode: 'url', protocolVersion: '1.0.0' };

/** The lines between the title that begins so and the next title or rule. */
const section = (text: string, title: string): string[] => {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`  ${title}`)) + 1;
  const end = lines.findIndex((line, index) => index >= start && !line.startsWith('    '));
  return lines.slice(start, end).map((line) => line.trim());
};

const formatChapters = (
  chapters: readonly (readonly [name: string, verdicts: readonly boolean[]])[],
): string =>
  formatSummary(
    run,
    summarizeCases(
      chapters.map(([level1, verdicts]) =>
        aCase().judged(
          verdicts.map((isRight) => (isRight ? right() : wrong())),
          { level1 },
        ),
      ),
    ),
  );

describe('formatSummary', () => {
  it('prints the whole text of a small run', () => {
    const cases = [
      aCase().judged([right({ stage: '' })]),
      aCase({ fields: { Rarity: 1 } }).judged([
        right({ stage: 'Initial visit', image_types: ['CT'] }),
        lost('errored', { stage: '', table_types: ['Blood'] }),
      ]),
    ];
    expect(formatSummary(run, summarizeCases(cases))).toBe(`
============================================================
  LiveClin Results: made-up (sample)
============================================================
  Question Accuracy:  2/3 (66.7%)
  Case Accuracy:      1/2 (50.0%)
------------------------------------------------------------
  By Chapter (Top-5 Case Accuracy):
    Chapter 1: Made up                           (  2 cases)  C-Acc 50.0%  Q-Acc 66.7%
  By Chapter (Bottom-5 Case Accuracy):
------------------------------------------------------------
  By Subcategory (Top-5 Case Accuracy):
    Group (A00)                                  (  2 cases)  C-Acc 50.0%  Q-Acc 66.7%
  By Subcategory (Bottom-5 Case Accuracy):
------------------------------------------------------------
  By Rarity:
    1            (   1 cases)  Q-Acc 50.0%  C-Acc 0.0%
    Rare         (   1 cases)  Q-Acc 100.0%  C-Acc 100.0%
------------------------------------------------------------
  By Clinical Stage:
    Presentation & Assessment      (   1 MCQs)  Q-Acc 100.0%
    Other                          (   2 MCQs)  Q-Acc 50.0%
------------------------------------------------------------
  By Question Position:
    Q1     (   2 MCQs)  Q-Acc 100.0%  Err 0.0%
    Q2     (   1 MCQs)  Q-Acc 0.0%  Err 100.0%
------------------------------------------------------------
  By Image Modality:
    CT                   (   1 MCQs)  Q-Acc 100.0%
------------------------------------------------------------
  By Table Modality:
    Lab Results          (   1 MCQs)  Q-Acc 0.0%
------------------------------------------------------------
  Results: url mode | v1.0.0
============================================================

`);
  });

  it('shows the best five with ties reversed, then the worst five of the others', () => {
    const text = formatChapters([...'abcdefg'].map((name) => [name, [name > 'c']]));
    expect(section(text, 'By Chapter (Top').map((line) => line.charAt(0))).toEqual(['g', 'f', 'e', 'd', 'c']);
    expect(section(text, 'By Chapter (Bottom').map((line) => line.charAt(0))).toEqual(['a', 'b']);
  });

  it('says how many rows are not shown', () => {
    const text = formatChapters([...'abcdefghijklm'].map((name) => [name, [false]]));
    expect(section(text, 'By Chapter (Bottom').at(-1)).toBe('... and 3 more');
  });

  it('cuts names after 40 code points', () => {
    const text = formatChapters([
      ['x'.repeat(40), [true]],
      [`${'🩺'.repeat(40)}y`, [false]],
    ]);
    expect(section(text, 'By Chapter (Top')).toEqual([
      `${'x'.repeat(40)}     (  1 cases)  C-Acc 100.0%  Q-Acc 100.0%`,
      `${'🩺'.repeat(40)}...  (  1 cases)  C-Acc 0.0%  Q-Acc 0.0%`,
    ]);
  });

  it('shows a subcategory that two chapters share twice', () => {
    const text = formatChapters([
      ['a', [true]],
      ['b', [false]],
    ]);
    expect(section(text, 'By Subcategory (Top').map((line) => line.slice(-12))).toEqual(
      ['Q-Acc 100.0%', ' Q-Acc 0.0%'].map((end) => end.padStart(12)),
    );
  });

  it('prints only totals when nothing was run', () => {
    expect(formatSummary(run, summarizeCases([]))).toBe(`
============================================================
  LiveClin Results: made-up (sample)
============================================================
  Question Accuracy:  0/0 (0.0%)
  Case Accuracy:      0/0 (0.0%)
------------------------------------------------------------
  Results: url mode | v1.0.0
============================================================

`);
  });

  it('accounts for every chapter: shown once, or among those not shown', () => {
    fc.assert(
      fc.property(judgedCasesArbitrary, (cases) => {
        const summary = summarizeCases(cases);
        const text = formatSummary(run, summary);
        const rows = [...section(text, 'By Chapter (Top'), ...section(text, 'By Chapter (Bottom')];
        const more = Number(/and (\d+) more/.exec(rows.at(-1) ?? '')?.[1] ?? 0);
        const shown = rows.filter((row) => row.includes('C-Acc'));
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.length + more).toBe(summary.by_chapter.size);
      }),
    );
  });
});

describe.skipIf(!hasGolden)(`formatSummary against the reference${needsGolden}`, () => {
  const resultsSchema = z.object({
    meta: z.object({
      model: z.string(),
      dataset: z.string(),
      image_mode: z.string(),
      liveclin_version: z.string(),
    }),
    cases: z.array(caseResultSchema),
  });

  it.each([
    ['summary-input.json', 'summary-expected.txt'],
    ['results-local.json', 'results-local.txt'],
    ['results-url.json', 'results-url.txt'],
  ])('prints the cases of %s as %s, byte for byte', (input, expected) => {
    const { meta, cases } = resultsSchema.parse(JSON.parse(readGolden(input)));
    const { model, dataset, image_mode: imageMode, liveclin_version: protocolVersion } = meta;
    const text = formatSummary({ model, dataset, imageMode, protocolVersion }, summarizeCases(cases));
    expect(text).toBe(readGolden(expected));
  });
});
