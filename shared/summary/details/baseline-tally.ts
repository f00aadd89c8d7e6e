import { keyLetter } from '../../case/answer-letters.ts';
import type { CaseResult } from '../../results/case-result.ts';
import { shareOf } from '../../statistics/share-of.ts';
import { createLetterCounts } from './letter-counts.ts';

/**
 * The key's letters, and the accuracy of always giving the most frequent one (the first of equals): a model near it may
 * not have read the questions. `baseline` is null without questions.
 */
export const createBaselineTally = () => {
  const letters = createLetterCounts();
  const casesOfOneLetter = createLetterCounts();
  const totals = { cases: 0, questions: 0 };

  const add = ({ mcqs }: Pick<CaseResult, 'mcqs'>): void => {
    const keys = mcqs.map(keyLetter);
    totals.cases += 1;
    totals.questions += keys.length;
    for (const key of keys) letters.add(key);
    const [first] = keys;
    if (first !== undefined && keys.every((key) => key === first)) casesOfOneLetter.add(first);
  };

  const finish = () => {
    const key = letters.finish();
    const best = [...key].filter(([name]) => name !== 'other').sort((a, b) => b[1] - a[1])[0];
    if (!best) return { key_letters: key, baseline: null };
    const [letter, correct] = best;
    const cases = casesOfOneLetter.finish().get(letter) ?? 0;
    return {
      key_letters: key,
      baseline: {
        letter,
        correct_mcqs: correct,
        questions: totals.questions,
        question_accuracy: shareOf(correct, totals.questions),
        correct_cases: cases,
        case_accuracy: shareOf(cases, totals.cases),
      },
    };
  };

  return { add, finish };
};
