import { compareLikePython } from '../like-python/compare-like-python.ts';
import type { Groups } from './reference-summary.ts';
import type { Tally } from './tally.ts';

type Entry<Value> = readonly [name: string, value: Value];

/** By number of questions, descending; ties stay in the order of first appearance. */
export const byQuestions = (a: Entry<Tally>, b: Entry<Tally>): number => b[1].questions - a[1].questions;

/** By name, ascending. */
export const byName = (a: Entry<unknown>, b: Entry<unknown>): number => compareLikePython(a[0], b[0]);

/** Sorts what was collected and turns every value into its form in the summary. */
export const orderGroups = <Value, Group>(
  collected: ReadonlyMap<string, Value>,
  compare: (a: Entry<Value>, b: Entry<Value>) => number,
  toGroup: (value: Value) => Group,
): Groups<Group> => new Map([...collected].sort(compare).map(([name, value]) => [name, toGroup(value)]));
