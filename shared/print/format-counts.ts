/** E.g. `A 12  B 7`; `none` where there are none. */
export const formatCounts = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, count]) => `${name} ${count}`).join('  ') || 'none';
