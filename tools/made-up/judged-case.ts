import type { EvalCase, Question } from '../../shared/case/eval-case.ts';
import type { CaseResult } from '../../shared/results/case-result.ts';
import type { Answer } from './answers.ts';

/** The fields of a case that its result repeats. */
type CaseToJudge = Pick<EvalCase, 'pmc' | 'doi' | 'Level1' | 'Level2' | 'Rarity'> & {
  readonly exam_creation: { readonly final_policy: { readonly mcqs: readonly Partial<Question>[] } };
};

/** A case's result as this evaluator writes it, from an answer to each of its questions. */
export const judgedCase = (
  { pmc, doi, Level1, Level2, Rarity, exam_creation }: CaseToJudge,
  answers: readonly Answer[],
  overrides: Partial<CaseResult> = {},
): CaseResult => {
  const asked = exam_creation.final_policy.mcqs;
  if (answers.length !== asked.length) throw new RangeError('A case needs an answer to each question.');
  const mcqs = answers.map((answer, index) => {
    const { stage = '', options = {}, correct_answer = '' } = asked[index] ?? {};
    return answer({ stage, options, correct_answer }, index);
  });
  return {
    case_id: String(pmc),
    pmc: String(pmc),
    doi: doi ?? '',
    rarity: Rarity ?? '',
    level1: Level1 ?? '',
    level2: Level2 ?? '',
    total_mcqs: mcqs.length,
    correct_mcqs: mcqs.filter((question) => question.is_correct).length,
    mcqs,
    ...overrides,
  };
};
