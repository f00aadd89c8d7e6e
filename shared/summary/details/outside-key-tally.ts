import { isKeyAmong } from '../../case/answer-letters.ts';
import type { CaseResult } from '../../results/case-result.ts';

/**
 * Questions whose key is not among their options, as `dataset verify` finds them. Undefined without any, so that the
 * summary of sound data says nothing; a file of the reference does not hold the options.
 */
export const createOutsideKeyTally = () => {
  let count = 0;

  const add = ({ mcqs }: Pick<CaseResult, 'mcqs'>): void => {
    for (const question of mcqs)
      if (question.options !== undefined && !isKeyAmong(question.options, question)) count += 1;
  };

  return { add, finish: (): number | undefined => (count > 0 ? count : undefined) };
};
