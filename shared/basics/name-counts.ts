import { getOrCreate } from './get-or-create.ts';

/** Counts by name, the most frequent first; ties in the order of first appearance. */
export const createNameCounts = () => {
  const counts = new Map<string, { count: number }>();
  return {
    add: (name: string): void => {
      getOrCreate(counts, name, () => ({ count: 0 })).count += 1;
    },
    finish: (): ReadonlyMap<string, number> =>
      new Map(
        [...counts]
          .sort(([, a], [, b]) => b.count - a.count)
          .map(([name, { count }]) => [name, count] as const),
      ),
  };
};
