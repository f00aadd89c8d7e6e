import { visibleLine } from '../basics/visible-text.ts';

/** E.g. `A 12  B 7`; `none` where there are none. */
export const formatCounts = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, count]) => `${visibleLine(name)} ${count}`).join('  ') || 'none';
