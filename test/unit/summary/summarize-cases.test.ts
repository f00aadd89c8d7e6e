import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { stringifyOrdered } from '../../../shared/basics/stringify-ordered.ts';
import { type CaseResult, caseResultSchema } from '../../../shared/results/case-result.ts';
import type { Groups, QuestionGroup, ReferenceSummary } from '../../../shared/summary/reference-summary.ts';
import {
  type CaseToSummarize,
  createSummaryAccumulator,
  summarizeCases,
} from '../../../shared/summary/summarize-cases.ts';
import { stageCategories } from '../../../shared/taxonomy/stage-category.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { lost, right, wrong } from '../../../tools/made-up/answers.ts';
import { hasGolden, needsGolden, readGolden } from '../../support/data/golden.ts';
import { judgedCasesArbitrary } from '../../support/data/judged-cases-arbitrary.ts';

/** A case with as many questions as verdicts. */
const judgedCase = (verdicts: readonly boolean[], overrides: Partial<CaseResult> = {}): CaseResult =>
  aCase().judged(
    verdicts.map((isRight) => (isRight ? right() : wrong())),
    overrides,
  );

const sumOf = (groups: Groups<QuestionGroup>, key: 'mcqs' | 'correct_mcqs'): number =>
  [...groups.values()].reduce((sum, group) => sum + group[key], 0);

const namesOf = (groups: Groups<unknown>): string[] => [...groups.keys()];

/** Every number of a summary, whatever its place. */
const numbersOf = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  if (value instanceof Map) return [...value.values()].flatMap(numbersOf);
  return Object.values(value as object).flatMap(numbersOf);
};

/** A summary without its order. */
const contentOf = (summary: ReferenceSummary): unknown => JSON.parse(stringifyOrdered(summary));

describe('summarizeCases', () => {
  it('gives zeros and no groups without cases', () => {
    expect(JSON.parse(stringifyOrdered(summarizeCases([])))).toEqual({
      total_cases: 0,
      total_mcqs: 0,
      correct_mcqs: 0,
      correct_cases: 0,
      question_accuracy: 0,
      case_accuracy: 0,
      by_rarity: {},
      by_chapter: {},
      by_subcategory: {},
      by_stage: {},
      by_position: {},
      by_image_modality: {},
      by_table_modality: {},
    });
  });

  it('calls a case correct when all its questions are and it has at least one', () => {
    const summary = summarizeCases([judgedCase([true, true]), judgedCase([true, false]), judgedCase([])]);
    expect(summary).toMatchObject({ total_cases: 3, correct_cases: 1, case_accuracy: 0.3333 });
    expect(summary).toMatchObject({ total_mcqs: 4, correct_mcqs: 3, question_accuracy: 0.75 });
  });

  it('sorts rarities by name in lower case, numbers as text', () => {
    const summary = summarizeCases(
      [2, 10, 'Unrare', 'rare', 'RARE', 1].map((rarity) => judgedCase([true], { rarity })),
    );
    expect(namesOf(summary.by_rarity)).toEqual(['1', '10', '2', 'rare', 'unrare']);
    expect(summary.by_rarity.get('rare')).toMatchObject({ cases: 2 });
  });

  it('sorts chapters by questions and keeps ties in the order of their first case', () => {
    const chapters = [
      ['B', 1],
      ['9', 2],
      ['A', 2],
      ['10', 1],
      ['A', 1],
    ] as const;
    const summary = summarizeCases(
      chapters.map(([level1, questions]) => judgedCase(Array(questions).fill(true), { level1 })),
    );
    expect(namesOf(summary.by_chapter)).toEqual(['A', '9', 'B', '10']);
  });

  it('nests subcategories, sorted by questions, under chapters, sorted by name', () => {
    const summary = summarizeCases([
      judgedCase([true], { level1: 'Chapter 2: C', level2: 'x' }),
      judgedCase([true], { level1: 'Chapter 10: B', level2: 'x' }),
      judgedCase([true, false], { level1: 'Chapter 2: C', level2: 'y' }),
    ]);
    expect(namesOf(summary.by_subcategory)).toEqual(['Chapter 10: B', 'Chapter 2: C']);
    expect(namesOf(summary.by_subcategory.get('Chapter 2: C') ?? new Map())).toEqual(['y', 'x']);
  });

  it('keeps the fixed order of stages, whatever comes first, and leaves out those without questions', () => {
    const answers = ['Month 3', 'ICU course', 'Initial visit'].map((stage) => right({ stage }));
    expect(namesOf(summarizeCases([aCase().judged(answers)]).by_stage)).toEqual([
      'Presentation & Assessment',
      'Follow-up',
      'Other',
    ]);
  });

  it('counts errors by position, in the order of positions', () => {
    const answers = [right(), ...Array.from({ length: 10 }, () => lost('errored'))];
    const { by_position } = summarizeCases([aCase().judged(answers), judgedCase([true, true])]);
    expect(namesOf(by_position).slice(-2)).toEqual(['Q10', 'Q11']);
    expect(by_position.get('Q2')).toEqual({
      mcqs: 2,
      correct_mcqs: 1,
      question_accuracy: 0.5,
      errors: 1,
      error_rate: 0.5,
    });
  });

  it('counts modalities per image and per table, not per question', () => {
    const answers = [
      right({ image_types: ['CT', 'MRI; CT', 'ECG'], table_types: ['Blood', 'Blood'] }),
      wrong('C', { image_types: ['MRI'] }),
    ];
    const { by_image_modality, by_table_modality } = summarizeCases([aCase().judged(answers)]);
    expect([...by_image_modality]).toEqual([
      ['CT', { mcqs: 2, correct_mcqs: 2, question_accuracy: 1 }],
      ['MRI', { mcqs: 2, correct_mcqs: 1, question_accuracy: 0.5 }],
      ['Biosignals', { mcqs: 1, correct_mcqs: 1, question_accuracy: 1 }],
    ]);
    expect([...by_table_modality]).toEqual([
      ['Lab Results', { mcqs: 2, correct_mcqs: 2, question_accuracy: 1 }],
    ]);
  });

  it('puts cases without chapter, subcategory or rarity under Unknown', () => {
    const summary = summarizeCases([
      judgedCase([true], { rarity: null, level1: '', level2: undefined }),
      judgedCase([true], { rarity: '', level1: null, level2: '' }),
    ]);
    expect(namesOf(summary.by_rarity)).toEqual(['unknown']);
    expect(namesOf(summary.by_chapter)).toEqual(['Unknown']);
    expect(summary.by_subcategory.get('Unknown')?.get('Unknown')).toMatchObject({ cases: 2 });
  });
});

describe('every summary', () => {
  it('has groups that sum to its totals', () => {
    fc.assert(
      fc.property(judgedCasesArbitrary, (cases) => {
        const summary = summarizeCases(cases);
        const groupings: Groups<QuestionGroup>[] = [
          summary.by_rarity,
          summary.by_chapter,
          new Map(
            [...summary.by_subcategory].flatMap(([chapter, groups]) =>
              [...groups].map(([name, group]) => [`${chapter}/${name}`, group]),
            ),
          ),
          summary.by_stage,
          summary.by_position,
        ];
        for (const groups of groupings) {
          expect(sumOf(groups, 'mcqs')).toBe(summary.total_mcqs);
          expect(sumOf(groups, 'correct_mcqs')).toBe(summary.correct_mcqs);
        }
      }),
    );
  });

  it("gives each chapter the figures of a summary of that chapter's cases", () => {
    fc.assert(
      fc.property(judgedCasesArbitrary, (cases) => {
        for (const [chapter, group] of summarizeCases(cases).by_chapter) {
          const own = summarizeCases(cases.filter(({ level1 }) => (level1 ?? 'Unknown') === chapter));
          expect(group).toEqual({
            cases: own.total_cases,
            correct_cases: own.correct_cases,
            case_accuracy: own.case_accuracy,
            mcqs: own.total_mcqs,
            correct_mcqs: own.correct_mcqs,
            question_accuracy: own.question_accuracy,
          });
        }
      }),
    );
  });

  it('contains only finite numbers, and shares of 0 to 1 with 4 decimals', () => {
    fc.assert(
      fc.property(judgedCasesArbitrary, (cases) => {
        for (const number of numbersOf(summarizeCases(cases))) {
          expect(Number.isFinite(number) && number >= 0).toBe(true);
          expect(Number(number.toFixed(4))).toBe(number);
        }
      }),
    );
  });

  it('depends on the order of the cases only in the order of ties', () => {
    const shuffled = judgedCasesArbitrary.chain((cases) =>
      fc.tuple(
        fc.constant(cases),
        fc.shuffledSubarray(cases, { minLength: cases.length, maxLength: cases.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([cases, permuted]) => {
        const [one, other] = [summarizeCases(cases), summarizeCases(permuted)];
        expect(contentOf(other)).toEqual(contentOf(one));
        for (const key of ['by_chapter', 'by_image_modality', 'by_table_modality'] as const) {
          const sizes = (summary: ReferenceSummary) => [...summary[key].values()].map(({ mcqs }) => mcqs);
          expect(sizes(other)).toEqual(sizes(one));
        }
        for (const key of ['by_rarity', 'by_subcategory', 'by_stage', 'by_position'] as const) {
          expect(namesOf(other[key])).toEqual(namesOf(one[key]));
        }
      }),
    );
  });

  it('orders groups by questions, descending, and ties by first appearance', () => {
    fc.assert(
      fc.property(judgedCasesArbitrary, (cases) => {
        const firstCase = (chapter: string) =>
          cases.findIndex(({ level1 }) => (level1 ?? 'Unknown') === chapter);
        const chapters = [...summarizeCases(cases).by_chapter];
        chapters.slice(1).forEach(([name, { mcqs }], index) => {
          const [earlier, group] = chapters[index] ?? ['', { mcqs: -1 }];
          expect(group.mcqs > mcqs || (group.mcqs === mcqs && firstCase(earlier) < firstCase(name))).toBe(
            true,
          );
        });
      }),
    );
  });

  it('lists stages in the order of stageCategories', () => {
    fc.assert(
      fc.property(judgedCasesArbitrary, (cases) => {
        const names = namesOf(summarizeCases(cases).by_stage);
        expect(names).toEqual(stageCategories.filter((category) => names.includes(category)));
      }),
    );
  });
});

describe('createSummaryAccumulator', () => {
  it('gives after every case the summary of the cases so far', () => {
    fc.assert(
      fc.property(judgedCasesArbitrary, (cases) => {
        const accumulator = createSummaryAccumulator();
        cases.forEach((summarized, index) => {
          accumulator.add(summarized);
          expect(accumulator.finish()).toEqual(summarizeCases(cases.slice(0, index + 1)));
        });
      }),
      { numRuns: 30 },
    );
  });

  it('does not change an earlier summary when more cases are added', () => {
    const accumulator = createSummaryAccumulator();
    accumulator.add(judgedCase([true]));
    const early = accumulator.finish();
    accumulator.add(judgedCase([false]));
    expect(early).toEqual(summarizeCases([judgedCase([true])]));
  });
});

describe.skipIf(!hasGolden)(`summarizeCases against the reference${needsGolden}`, () => {
  const casesIn = (name: string): readonly CaseToSummarize[] =>
    z.object({ cases: z.array(caseResultSchema) }).parse(JSON.parse(readGolden(name))).cases;

  /** Python writes a whole float as 1.0. */
  const withoutWholeFloats = (json: string): string => json.replace(/: (\d+)\.0(,?)$/gm, ': $1$2');

  it('gives the golden summary of 191 cases, byte for byte', () => {
    const text = stringifyOrdered(summarizeCases(casesIn('summary-input.json')));
    expect(text).toBe(withoutWholeFloats(readGolden('summary-expected.json')));
  });

  it.each(['results-local.json', 'results-url.json'])(
    'gives the summary within %s, byte for byte',
    (name) => {
      const text = stringifyOrdered({ summary: summarizeCases(casesIn(name)) });
      expect(withoutWholeFloats(readGolden(name))).toContain(`${text.slice(1, -2)},\n "cases"`);
    },
  );

  it.each(['results-local.json', 'results-url.json', 'summary-input.json'])(
    'parses every case of %s without a change',
    (name) => {
      expect(casesIn(name)).toEqual(JSON.parse(readGolden(name)).cases);
    },
  );
});
