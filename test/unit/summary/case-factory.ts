import fc from 'fast-check';
import type { QuestionToSummarize } from '../../../shared/summary/question-tallies.ts';
import type { CaseToSummarize } from '../../../shared/summary/summarize-cases.ts';

/** A right answer to the first question, unless told otherwise. */
export const question = (overrides: Partial<QuestionToSummarize> = {}): QuestionToSummarize => ({
  stage: '',
  mcq_index: 0,
  is_correct: true,
  error: null,
  image_types: [],
  table_types: [],
  ...overrides,
});

/** A case of as many questions as verdicts. */
export const judgedCase = (
  verdicts: readonly boolean[],
  overrides: Partial<CaseToSummarize> = {},
): CaseToSummarize => ({
  rarity: 'rare',
  level1: 'Chapter 1: Made up',
  level2: 'Group (A00)',
  mcqs: verdicts.map((is_correct, mcq_index) => question({ is_correct, mcq_index })),
  ...overrides,
});

const questionArbitrary = fc
  .record({
    stage: fc.constantFrom(
      '',
      'Initial visit',
      'Imaging',
      'Surgical plan',
      'Sepsis',
      'Month 3',
      'ICU course',
    ),
    is_correct: fc.boolean(),
    error: fc.constantFrom(null, null, 'API error: made up'),
    image_types: fc.array(fc.constantFrom('CT', 'CT; MRI', 'ECG', 'unknown'), { maxLength: 3 }),
    table_types: fc.array(fc.constantFrom('Laboratory', 'TNM; Blood', 'unknown'), { maxLength: 2 }),
  })
  .map((drawn) => ({ ...drawn, is_correct: drawn.is_correct && drawn.error === null }));

const caseArbitrary: fc.Arbitrary<CaseToSummarize> = fc
  .record({
    rarity: fc.constantFrom('Rare', 'unrare', 1, 2, 10, null),
    level1: fc.constantFrom('Chapter 1: A', 'Chapter 10: B', 'Chapter 2: C', '12', '3', null),
    level2: fc.constantFrom('Group (A00)', 'Group (B00)', '7', '10', undefined),
    mcqs: fc.array(questionArbitrary, { maxLength: 6 }),
  })
  .map((drawn) => ({
    ...drawn,
    mcqs: drawn.mcqs.map((drawnQuestion, mcq_index) => ({ ...drawnQuestion, mcq_index })),
  }));

/** Lists of cases, ties and names that look like integers among them. */
export const casesArbitrary = fc.array(caseArbitrary, { maxLength: 25 });
