import { shareOf } from '../../statistics/share-of.ts';

/**
 * Answered questions by position, the first at 0, and what they would give if a question came out right with the
 * accuracy of its position whatever happened before it: independent questions.
 */
export const createPositionCounts = () => {
  const asked: number[] = [];
  const correct: number[] = [];

  const add = (position: number, isCorrect: boolean): void => {
    asked[position] = (asked[position] ?? 0) + 1;
    correct[position] = (correct[position] ?? 0) + Number(isCorrect);
  };

  const accuracyAt = (position: number): number => shareOf(correct[position] ?? 0, asked[position] ?? 0);

  /** The chance that the first `length` questions are all right. */
  const allRight = (length: number): number => {
    let chance = 1;
    for (let position = 0; position < length; position += 1) chance *= accuracyAt(position);
    return chance;
  };

  return {
    add,
    accuracyAt,
    allRight,
    askedAt: (position: number): number => asked[position] ?? 0,
    positions: () => asked.length,
  };
};
export type PositionCounts = ReturnType<typeof createPositionCounts>;
