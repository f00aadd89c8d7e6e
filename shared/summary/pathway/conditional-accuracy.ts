import type { QuestionResult } from '../../results/case-result.ts';
import { createClusteredInterval } from '../../statistics/clustered-interval.ts';
import { shareOf } from '../../statistics/share-of.ts';
import type { PositionCounts } from './position-counts.ts';

/** Whether a question counts, from the verdicts before it in its case. */
type Condition = (before: readonly boolean[]) => boolean;

/** Accuracy over the questions whose case went a certain way before them, clustered by case. */
export const createConditionalAccuracy = (condition: Condition) => {
  const interval = createClusteredInterval();
  const counts = { correct: 0, questions: 0 };
  const byPosition: number[] = [];

  const add = (path: readonly Pick<QuestionResult, 'is_correct'>[]): void => {
    const verdicts = path.map((question) => question.is_correct);
    let correct = 0;
    let questions = 0;
    for (const [position, isCorrect] of verdicts.entries()) {
      if (!condition(verdicts.slice(0, position))) continue;
      questions += 1;
      correct += Number(isCorrect);
      byPosition[position] = (byPosition[position] ?? 0) + 1;
    }
    counts.correct += correct;
    counts.questions += questions;
    interval.add(correct, questions);
  };

  const finish = ({ accuracyAt }: PositionCounts) => ({
    ...counts,
    accuracy: shareOf(counts.correct, counts.questions),
    interval: interval.finish(),
    /** The accuracy of the same positions, whatever came before. */
    if_independent: shareOf(
      byPosition.reduce((sum, questions, position) => sum + questions * accuracyAt(position), 0),
      counts.questions,
    ),
  });

  return { add, finish };
};
