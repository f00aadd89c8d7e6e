import { type CaseResult, isAnswered } from '../../results/case-result.ts';
import { createClusteredInterval } from '../../statistics/clustered-interval.ts';
import { shareOf } from '../../statistics/share-of.ts';

/**
 * Accuracy over the questions that a text came back for, with its case-clustered 95 % interval, and its bounds
 * over all planned questions: every other one wrong (`lower`), every other one right (`upper`). Shares of 0 to 1,
 * unrounded.
 */
export const createAnsweredTally = () => {
  const interval = createClusteredInterval();
  const counts = { answered: 0, correct: 0 };

  const add = ({ mcqs }: Pick<CaseResult, 'mcqs'>): void => {
    const answered = mcqs.filter(isAnswered);
    const correct = answered.filter((question) => question.is_correct).length;
    counts.answered += answered.length;
    counts.correct += correct;
    interval.add(correct, answered.length);
  };

  const finish = (planned: number) => ({
    ...counts,
    planned,
    accuracy: shareOf(counts.correct, counts.answered),
    interval: interval.finish(),
    lower: shareOf(counts.correct, planned),
    upper: shareOf(counts.correct + planned - counts.answered, planned),
  });

  return { add, finish };
};
