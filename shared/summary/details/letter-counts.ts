import { getOrCreate } from '../../get-or-create.ts';

/**
 * A histogram of answer letters: `A` to `J` in their order, then `other`, then `none`, without empty ones. Texts
 * that are no letter go together under `other`, so that odd data cannot make it grow.
 */
export const createLetterCounts = () => {
  const counts = new Map<string, { count: number }>();

  const add = (letter: string | null): void => {
    const name = letter === null ? 'none' : /^[A-J]$/.test(letter) ? letter : 'other';
    getOrCreate(counts, name, () => ({ count: 0 })).count += 1;
  };

  const finish = (): ReadonlyMap<string, number> =>
    new Map(
      [...'ABCDEFGHIJ', 'other', 'none'].flatMap((name) => {
        const found = counts.get(name);
        return found ? [[name, found.count] as const] : [];
      }),
    );

  return { add, finish };
};
