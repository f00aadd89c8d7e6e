import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveSelection } from '../../../shared/run/resolve-selection.ts';
import { type SelectableCase, selectCases } from '../../../shared/run/select-cases.ts';
import { type Selection, selectionSchema } from '../../../shared/run/selection.ts';

const chapters = [
  'Chapter 1: Infections',
  'Chapter 2: Neoplasms',
  'Chapter 12: Skin',
  'Chapter 13: Skeleton',
];

/** Cases `0`, `1`, ... whose chapters take turns. */
const dataset = (size: number): SelectableCase[] =>
  Array.from({ length: size }, (_, index) => ({
    caseId: String(index),
    chapter: chapters[index % chapters.length] ?? '',
  }));

const select = (selection: Selection, cases = dataset(8)) =>
  selectCases(cases, resolveSelection(selection, cases)).map(({ caseId }) => caseId);

describe('selecting cases', () => {
  test('takes all cases without a selection', () => {
    const cases = dataset(3);
    expect(selectCases(cases, undefined)).toBe(cases);
  });

  test.each<[string, Selection, string[]]>([
    ['named cases, in dataset order', { cases: ['5', '1'] }, ['1', '5']],
    [
      'chapters by their full name, in any case of letters',
      { chapters: ['chapter 2: NEOPLASMS'] },
      ['1', '5'],
    ],
    ['chapters by their number: exact before beginnings', { chapters: ['Chapter 1'] }, ['0', '4']],
    ['chapters by the beginning of their title', { chapters: ['neo', 'ski'] }, ['1', '2', '5', '6']],
    ['named cases of named chapters', { cases: ['1', '2', '5'], chapters: ['neoplasms'] }, ['1', '5']],
    ['the first of what is named', { chapters: ['neoplasms', 'skin'], limit: 3 }, ['1', '2', '5']],
    ['all when the limit is larger', { cases: ['3'], limit: 9 }, ['3']],
  ])('takes %s', (_, selection, expected) => {
    expect(select(selection)).toEqual(expected);
  });

  test.each<[string, Selection, string]>([
    ['cases that are not there', { cases: ['1', 'x', 'y'] }, 'the dataset has no case x, y.'],
    [
      'a chapter that is not there',
      { chapters: ['lungs'] },
      'no chapter "lungs": it has Chapter 1: Infections; ',
    ],
    ['a beginning of several', { chapters: ['sk'] }, 'fits Chapter 12: Skin; Chapter 13: Skeleton.'],
    [
      'a combination that no case matches',
      { cases: ['0'], chapters: ['skin'] },
      '(case 0; chapter Chapter 12: Skin)',
    ],
  ])('refuses %s, naming it', (_, selection, message) => {
    expect(() => select(selection)).toThrow(message);
  });

  test('says that a dataset without chapters has none', () => {
    const cases = [{ caseId: '1', chapter: '' }];
    expect(() => select({ chapters: ['skin'] }, cases)).toThrow('its cases name none');
  });

  const drawn = fc.record({
    size: fc.integer({ min: 1, max: 60 }),
    sample: fc.integer({ min: 1, max: 80 }),
    seed: fc.integer({ min: 0, max: 1_000 }),
  });

  test('a sample has as many cases as requested, or all, once each and in dataset order', () => {
    fc.assert(
      fc.property(drawn, ({ size, sample, seed }) => {
        const ids = select({ sample, seed }, dataset(size)).map(Number);
        expect(ids).toHaveLength(Math.min(size, sample));
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
      }),
    );
  });

  test('a sample depends only on the seed and the ids, and a larger one contains it', () => {
    fc.assert(
      fc.property(drawn, ({ size, sample, seed }) => {
        const cases = dataset(size);
        const ids = select({ sample, seed }, cases);
        expect(new Set(select({ sample, seed }, cases.toReversed()))).toEqual(new Set(ids));
        expect(select({ sample: sample + 5, seed }, cases)).toEqual(expect.arrayContaining(ids));
      }),
    );
  });

  test('a sample is the same on every machine and in every version', () => {
    const cases = dataset(1_407);
    expect(select({ sample: 5 }, cases)).toEqual(select({ sample: 5, seed: 0 }, cases));
    expect(select({ sample: 5 }, cases)).toMatchInlineSnapshot(`
      [
        "224",
        "236",
        "607",
        "1027",
        "1137",
      ]
    `);
    expect(select({ sample: 5, seed: 1 }, cases)).toMatchInlineSnapshot(`
      [
        "66",
        "506",
        "1159",
        "1317",
        "1369",
      ]
    `);
  });

  test.each([
    ['nothing', {}, 'must contain cases, chapters, sample or limit'],
    ['a sample with a limit', { sample: 2, limit: 2 }, 'cannot be combined with sample'],
    ['a seed alone', { limit: 2, seed: 1 }, 'has no effect without sample'],
    ['a limit of zero', { limit: 0 }, 'expected number to be >=1'],
    ['a misspelt field', { chapter: ['skin'] }, 'Unrecognized key'],
  ])('refuses %s as a selection', (_, selection, message) => {
    expect(selectionSchema.safeParse(selection).error?.message).toContain(message);
  });
});
