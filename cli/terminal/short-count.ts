/** A count in at most five characters, e.g. `950`, `12.3k`, `1.4M`. */
export const shortCount = (count: number): string => {
  const unit = units.find(({ from }) => count >= from);
  if (!unit) return String(count);
  const value = count / unit.size;
  return `${value >= 100 ? Math.round(value) : value.toFixed(1)}${unit.name}`;
};

/** A unit begins where the next smaller one would round to 1000. */
const units = [
  { name: 'G', size: 1e9, from: 999.5e6 },
  { name: 'M', size: 1e6, from: 999.5e3 },
  { name: 'k', size: 1e3, from: 1e3 },
];
