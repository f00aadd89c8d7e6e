import { type EvalCase, questionsOf } from '../../shared/case/eval-case.ts';
import type { CaseResult } from '../../shared/results/case-result.ts';
import { lost, right, wrong } from './answers.ts';
import { judgedCase } from './judged-case.ts';
import { referenceForm } from './reference-form.ts';

export interface ReferenceResults {
  readonly meta: Readonly<Record<string, unknown>>;
  readonly cases: readonly CaseResult[];
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
    const isFailing = failing.includes(String(evalCase.pmc));
    const said = { model_response: 'Option \\boxed{A}' };
    const answers = questionsOf(evalCase).map(({ correct_answer }) => {
      if (isFailing) return lost('errored');
      return correct_answer === 'A' ? right(said) : wrong('A', said);
    });
    return referenceForm(judgedCase(evalCase, answers));
  }),
});
