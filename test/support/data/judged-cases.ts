import fc from 'fast-check';
import {
  type CaseResult,
  caseResultSchema,
  type QuestionResult,
} from '../../../shared/results/case-result.ts';

/** A right, answered question with everything that this evaluator keeps of it, unless told otherwise. */
export const judgedQuestion = (overrides: Partial<QuestionResult> = {}): QuestionResult => ({
  stage: 'Imaging',
  mcq_index: 0,
  correct_answer: 'A',
  extracted_answer: 'A',
  is_correct: true,
  model_response: '\\boxed{A}',
  error: null,
  image_types: [],
  table_types: [],
  outcome: 'answered',
  strict_answer: 'A',
  strict_correct: true,
  options: [...'ABCDEFGHIJ'],
  turn: {
    servedModel: 'made-up-2026',
    usage: { input: 100, output: 10, cachedInput: 40, image: 30, reasoning: 4 },
    images: { expected: 0, sent: 0, dropped: [] },
    calls: [{ ms: 500 }],
  },
  ...overrides,
});

/** An answered question with another letter than the key's. */
export const wrongQuestion = (letter = 'B', overrides: Partial<QuestionResult> = {}): QuestionResult =>
  judgedQuestion({
    extracted_answer: letter,
    is_correct: false,
    model_response: `\\boxed{${letter}}`,
    strict_answer: letter,
    strict_correct: false,
    ...overrides,
  });

/** A question without a text: its case goes on with `skippedQuestion`. */
export const lostQuestion = (
  outcome: QuestionResult['outcome'],
  overrides: Partial<QuestionResult> = {},
): QuestionResult =>
  wrongQuestion('B', {
    extracted_answer: null,
    strict_answer: null,
    model_response: null,
    error: 'API error: made up',
    outcome,
    turn: { images: { expected: 0, sent: 0, dropped: [] }, calls: [{ ms: 9_000, failure: 'timeout' }] },
    ...overrides,
  });

export const skippedQuestion = (overrides: Partial<QuestionResult> = {}): QuestionResult =>
  lostQuestion('skipped', { error: 'Skipped: prior question failed', turn: undefined, ...overrides });

export const judgedCaseOf = (
  mcqs: readonly QuestionResult[],
  overrides: Partial<CaseResult> = {},
): CaseResult => ({
  case_id: '90000001',
  pmc: '90000001',
  doi: '',
  rarity: 'rare',
  level1: 'Chapter 1: Made up',
  level2: 'Group (A00)',
  total_mcqs: mcqs.length,
  correct_mcqs: mcqs.filter((question) => question.is_correct).length,
  mcqs: mcqs.map((question, mcq_index) => ({ ...question, mcq_index })),
  ...overrides,
});

/** The case as the reference writes it. */
export const referenceForm = (judged: CaseResult): CaseResult =>
  caseResultSchema.parse({
    ...judged,
    mcqs: judged.mcqs.map(
      ({ outcome: _o, strict_answer: _s, strict_correct: _c, options: _p, turn: _t, ...rest }) => rest,
    ),
  });

const letter = fc.constantFrom(...'ABCDE');

const answeredArbitrary: fc.Arbitrary<QuestionResult> = fc
  .record({
    key: letter,
    answer: fc.option(letter),
    strict: fc.option(letter),
    stage: fc.constantFrom('Imaging', 'Surgical plan', 'ICU course'),
    outcome: fc.constantFrom('answered' as const, 'truncated' as const, 'refused' as const),
    image_types: fc.array(fc.constantFrom('CT', 'MRI; CT', 'ECG'), { maxLength: 2 }),
    sent: fc.nat(2),
    dropped: fc.array(fc.constantFrom('file missing', 'no url'), { maxLength: 2 }),
    calls: fc.array(fc.record({ ms: fc.nat(100_000) }), { minLength: 1, maxLength: 3 }),
    usage: fc.option(fc.record({ input: fc.nat(5_000), output: fc.nat(500) }), { nil: undefined }),
  })
  .map(({ key, answer, strict, stage, outcome, image_types, sent, dropped, calls, usage }) =>
    judgedQuestion({
      stage,
      correct_answer: key,
      extracted_answer: answer,
      is_correct: answer === key,
      strict_answer: strict,
      strict_correct: strict === key,
      outcome,
      image_types,
      turn: {
        servedModel: 'made-up-2026',
        ...(usage ? { usage } : {}),
        images: {
          expected: sent + dropped.length,
          sent,
          dropped: dropped.map((reason) => ({ image: 'x', reason, captionKept: false })),
        },
        calls,
      },
    }),
  );

const lossArbitrary = fc.constantFrom(
  lostQuestion('errored', { turn: { failure: 'timeout', calls: [] } }),
  lostQuestion('errored', { turn: { failure: 'rate limit', calls: [] } }),
  lostQuestion('filtered'),
  lostQuestion('empty'),
);

const caseArbitrary: fc.Arbitrary<CaseResult> = fc
  .record({
    rarity: fc.constantFrom('rare', 'Unrare', 2, null),
    level1: fc.constantFrom('Chapter 1: A', 'Chapter 2: B', null),
    level2: fc.constantFrom('Group (A00)', 'Group (B00)'),
    answered: fc.array(answeredArbitrary, { maxLength: 4 }),
    loss: fc.option(fc.tuple(lossArbitrary, fc.nat(2)), { nil: undefined }),
  })
  .map(({ answered, loss, ...groups }) => {
    const lost = loss ? [loss[0], ...Array.from({ length: loss[1] }, () => skippedQuestion())] : [];
    return judgedCaseOf([...answered, ...lost], groups);
  });

/** Lists of cases as this evaluator writes them: nothing is asked after a loss. */
export const judgedCasesArbitrary = fc.array(caseArbitrary, { maxLength: 20 });
