/**
 * P values adjusted for their number by Holm's step-down method (Holm 1979): an adjusted value below 0.05 keeps the
 * chance of any false finding among them below 5 %. In the order given.
 */
export const holm = (pValues: readonly number[]): number[] => {
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  for (const [rank, index] of pValues
    .map((_, at) => at)
    .sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0))
    .entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * (pValues[index] ?? 0)));
    adjusted[index] = largest;
  }
  return adjusted;
};
