import { getOrCreate } from '../../basics/get-or-create.ts';
import { answerLetters } from '../../case/answer-letters.ts';

/** The names that letters are counted under, in the order of a histogram. */
export const countedLetters: readonly string[] = [...answerLetters, 'other', 'none'];

/**
 * A histogram of answer letters: `A` to `J` in their order, then `other`, then `none`, without empty ones. Texts
 * that are not a letter count as `other`, so that odd data cannot make it grow.
 */
export const createLetterCounts = () => {
  const counts = new Map<string, { count: number }>();

  const add = (letter: string | null): void => {
    const name = letter === null ? 'none' : answerLetters.includes(letter) ? letter : 'other';
    getOrCreate(counts, name, () => ({ count: 0 })).count += 1;
  };

  const finish = (): ReadonlyMap<string, number> =>
    new Map(
      countedLetters.flatMap((name) => {
        const found = counts.get(name);
        return found ? [[name, found.count] as const] : [];
      }),
    );

  return { add, finish };
};
