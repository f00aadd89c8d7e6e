import { type EvalCase, questionsOf } from '../../../shared/case/eval-case.ts';

export interface ReferenceResults {
  readonly meta: Readonly<Record<string, unknown>>;
  readonly cases: readonly {
    readonly case_id: string;
    readonly mcqs: readonly Readonly<Record<string, unknown>>[];
    readonly [key: string]: unknown;
  }[];
}

/** A results file as the reference writes it: every question answered with A, the cases of `failing` broken off. */
export const referenceResults = (
  cases: readonly EvalCase[],
  { failing = [], meta = {} }: { readonly failing?: readonly string[]; readonly meta?: object } = {},
): ReferenceResults => ({
  meta: {
    model: 'made-up-model',
    dataset: 'made-up',
    image_mode: 'url',
    api_base: 'http://127.0.0.1:8000/v1',
    started_at: '2026-01-01T00:00:00+00:00',
    finished_at: '2026-01-01T00:01:00+00:00',
    liveclin_version: '1.0.0',
    ...meta,
  },
  cases: cases.map((evalCase) => {
    const caseId = String(evalCase.pmc);
    const mcqs = questionsOf(evalCase).map(({ stage, correct_answer }, index) => ({
      stage,
      mcq_index: index,
      correct_answer,
      ...(failing.includes(caseId) ? lost : answered(correct_answer)),
      image_types: [],
      table_types: [],
    }));
    return {
      case_id: caseId,
      pmc: caseId,
      doi: evalCase.doi ?? '',
      rarity: evalCase.Rarity ?? '',
      level1: evalCase.Level1 ?? '',
      level2: evalCase.Level2 ?? '',
      total_mcqs: mcqs.length,
      correct_mcqs: mcqs.filter(({ is_correct }) => is_correct).length,
      mcqs,
    };
  }),
});

const answered = (key: string) => ({
  extracted_answer: 'A',
  is_correct: key === 'A',
  model_response: 'Option \\boxed{A}',
  error: null,
});

const lost = { extracted_answer: null, is_correct: false, model_response: null, error: 'API error: made up' };
