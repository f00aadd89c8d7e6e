import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tieSets } from '../../../shared/compare/tie-sets.ts';

const sorted = (sets: readonly (readonly number[])[]) => sets.map((set) => set.join()).sort();

/** Every set of members that are all tied, and of which no larger one is. */
const byTrying = (members: number, isTied: (a: number, b: number) => boolean): number[][] => {
  const all = Array.from({ length: 2 ** members }, (_, bits) =>
    Array.from({ length: members }, (__, member) => member).filter((member) => (bits >> member) & 1),
  );
  const tied = all.filter(
    (set) => set.length > 0 && set.every((a) => set.every((b) => a === b || isTied(a, b))),
  );
  return tied.filter(
    (set) => !tied.some((larger) => larger.length > set.length && set.every((a) => larger.includes(a))),
  );
};

it('sets of ties are those that trying all finds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }),
      fc.array(fc.boolean(), { minLength: 49, maxLength: 49 }),
      (members, ties) => {
        const isTied = (a: number, b: number): boolean => ties[7 * Math.min(a, b) + Math.max(a, b)] ?? false;
        expect(sorted(tieSets(members, isTied))).toEqual(sorted(byTrying(members, isTied)));
      },
    ),
  );
});

it('a member in the middle may be tied with two that differ', () => {
  expect(tieSets(3, (a, b) => Math.abs(a - b) === 1)).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

it('many members that are all tied are one set', () => {
  expect(tieSets(26, () => true)).toHaveLength(1);
});
