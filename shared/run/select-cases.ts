import { createHash } from 'node:crypto';
import { InputError } from '../basics/input-error.ts';
import { describeSelection, type Selection } from './selection.ts';

export interface SelectableCase {
  readonly caseId: string;
  /** `Level1` of the case, empty when it has none. */
  readonly chapter: string;
}

/**
 * The cases of a dataset that a run covers, in dataset order.
 * @param selection resolved (`resolveSelection`); without one, all cases
 * @throws {InputError} when no case matches
 */
export const selectCases = <Case extends SelectableCase>(
  dataset: readonly Case[],
  selection: Selection | undefined,
): readonly Case[] => {
  if (!selection) return dataset;
  const { cases, chapters, sample, seed = 0, limit } = selection;
  const ids = cases && new Set(cases);
  const named = dataset.filter(
    ({ caseId, chapter }) => (ids?.has(caseId) ?? true) && (chapters?.includes(chapter) ?? true),
  );
  if (named.length === 0) {
    const message = `no case of the dataset matches (${describeSelection(selection)})`;
    throw new InputError([{ path: ['selection'], message }]);
  }
  return sample === undefined ? named.slice(0, limit) : drawSample(named, sample, seed);
};

/**
 * The cases whose hash with the seed is smallest. Only the seed and the ids decide, not the platform or the order of
 * the data, and a larger sample only adds to a smaller one.
 */
const drawSample = <Case extends SelectableCase>(
  cases: readonly Case[],
  size: number,
  seed: number,
): readonly Case[] => {
  const lot = ({ caseId }: Case) =>
    createHash('sha256')
      .update(JSON.stringify([seed, caseId]))
      .digest('hex');
  const lots = cases.map((entry) => ({ entry, lot: lot(entry) }));
  const drawn = new Set(
    lots
      .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
      .slice(0, size)
      .map(({ entry }) => entry),
  );
  return cases.filter((entry) => drawn.has(entry));
};
