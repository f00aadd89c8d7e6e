/** A difference of shares in percentage points with its sign, e.g. `+2.1`, `-0.4`, `0.0`. */
export const formatPoints = (difference: number): string => {
  const points = (100 * difference).toFixed(1);
  if (Number(points) === 0) return '0.0';
  return difference > 0 ? `+${points}` : points;
};

/** A margin or another size without a sign, e.g. `2.0`. */
export const formatUnsignedPoints = (share: number): string => (100 * share).toFixed(1);

/** E.g. `-0.4 to +3.8`; a dash where there is no interval. */
export const formatPointsRange = (
  interval: { readonly low: number; readonly high: number } | null,
): string => (interval ? `${formatPoints(interval.low)} to ${formatPoints(interval.high)}` : '–');

/** E.g. `0.032`, `<0.001`; a dash where there is none. */
export const formatPValue = (p: number | null): string => {
  if (p === null) return '–';
  return p < 0.001 ? '<0.001' : p.toFixed(3);
};
