import { type EvalCase, evalCaseSchema, type Question } from '../../shared/case/eval-case.ts';
import type { CaseResult } from '../../shared/results/case-result.ts';
import { type Answer, right } from './answers.ts';
import { judgedCase } from './judged-case.ts';

/** The fields of a question that may be given. */
type QuestionShape = Partial<
  Pick<Question, 'stage' | 'question' | 'options' | 'correct_answer' | 'image_details' | 'table_details'>
>;

/** What matters of a made-up case; everything else is filled in. */
export interface CaseShape {
  /** Its id. */
  readonly pmc?: string;
  /** How many, or the fields of each. */
  readonly questions?: number | readonly QuestionShape[] | undefined;
  /** The right answers in turn, from the first again when they run out: `B` by default. */
  readonly keys?: string;
  /** Fields of every question. */
  readonly question?: QuestionShape;
  /** Further fields of the case, e.g. `scenario_image_details`. */
  readonly policy?: object;
  /** Other fields of the line, e.g. `Rarity`. */
  readonly fields?: object;
}

export interface MadeUpCase {
  /** As a dataset has it, valid or not. */
  line(): string;
  /** @throws {ZodError} when the shape makes it invalid */
  parsed(): EvalCase;
  /** Its result as this evaluator writes it: all answers right by default. Without `questions`, it has as many as answers. */
  judged(answers?: readonly Answer[], overrides?: Partial<CaseResult>): CaseResult;
}

/**
 * A made-up case. By default: id 90000001, three questions of ten options that say their case and number, and
 * the right answer is always B.
 */
export const aCase = (shape: CaseShape = {}): MadeUpCase => ({
  line: () => JSON.stringify(lineOf(shape)),
  parsed: () => evalCaseSchema.parse(lineOf(shape)),
  judged: (answers, overrides) => {
    const line = lineOf({ ...shape, questions: shape.questions ?? answers?.length });
    return judgedCase(line, answers ?? line.exam_creation.final_policy.mcqs.map(() => right()), overrides);
  },
});

/** As many cases as question counts, from id 90000001 on. */
export const someCases = (
  questionCounts: readonly number[],
  shape: Pick<CaseShape, 'keys' | 'policy'> = {},
): EvalCase[] =>
  questionCounts.map((questions, index) =>
    aCase({ ...shape, pmc: String(90_000_001 + index), questions }).parsed(),
  );

const letters = [...'ABCDEFGHIJ'];

const lineOf = (shape: CaseShape) => {
  const { pmc = '90000001', questions = 3, keys = 'B', question, policy, fields } = shape;
  const shapes = typeof questions === 'number' ? Array.from({ length: questions }, () => ({})) : questions;
  return {
    pmc,
    doi: `https://doi.org/10.0000/${pmc}`,
    title: `Made-up case ${pmc}`,
    Level1: 'Chapter 1: Made up',
    Level2: 'Group (A00)',
    Rarity: 'rare',
    exam_creation: {
      final_policy: {
        scenario: `Scenario of case ${pmc}.`,
        mcqs: shapes.map((own, index) => ({
          stage: 'Imaging',
          question: `Case ${pmc}, question ${index + 1}?`,
          options: Object.fromEntries(letters.map((letter) => [letter, `Option ${letter}`])),
          correct_answer: keys[index % keys.length] ?? '',
          ...question,
          ...own,
        })),
        ...policy,
      },
    },
    ...fields,
  };
};
