import type { Question } from '../../shared/case/eval-case.ts';
import type { QuestionResult } from '../../shared/results/case-result.ts';

/** The result of asking a question of a made-up case. */
export type Answer = (
  question: Pick<Question, 'stage' | 'options' | 'correct_answer'>,
  index: number,
) => QuestionResult;

type Overrides = Partial<QuestionResult>;

/** The right letter, with everything that this evaluator keeps of an answer. */
export const right =
  (overrides: Overrides = {}): Answer =>
  ({ stage, options, correct_answer }, index) => ({
    stage,
    mcq_index: index,
    correct_answer,
    extracted_answer: correct_answer,
    is_correct: true,
    model_response: `\\boxed{${correct_answer}}`,
    error: null,
    image_types: [],
    table_types: [],
    outcome: 'answered',
    strict_answer: correct_answer,
    strict_correct: true,
    options: Object.keys(options),
    turn: {
      servedModel: 'made-up-2026',
      usage: { input: 100, output: 10, cachedInput: 40, image: 30, reasoning: 4 },
      images: { expected: 0, sent: 0, dropped: [] },
      calls: [{ ms: 500 }],
    },
    ...overrides,
  });

/** A letter other than the right one: C by default. */
export const wrong =
  (letter = 'C', overrides: Overrides = {}): Answer =>
  (question, index) => {
    if (letter === question.correct_answer) throw new RangeError(`${letter} is the right answer.`);
    const said = { extracted_answer: letter, strict_answer: letter, model_response: `\\boxed{${letter}}` };
    return right({ ...said, is_correct: false, strict_correct: false, ...overrides })(question, index);
  };

/** No text: the questions after it are `skipped`. */
export const lost = (outcome: QuestionResult['outcome'], overrides: Overrides = {}): Answer =>
  right({
    extracted_answer: null,
    is_correct: false,
    strict_answer: null,
    strict_correct: false,
    model_response: null,
    error: 'API error: made up',
    outcome,
    turn: { images: { expected: 0, sent: 0, dropped: [] }, calls: [{ ms: 9_000, failure: 'timeout' }] },
    ...overrides,
  });

export const skipped = (overrides: Overrides = {}): Answer =>
  lost('skipped', { error: 'Skipped: prior question failed', turn: undefined, ...overrides });
