/** From a chart's values to its units. */
export type Scale = (value: number) => number;

/** Takes the first value to the first place, the last to the last, and those between in proportion. */
export const linearScale =
  ([first, last]: readonly [number, number], [start, end]: readonly [number, number]): Scale =>
  (value) =>
    start + ((value - first) / (last - first)) * (end - start);

const maxSteps = 5;

/** Round counts from 0 up to the first that reaches `max`, at most five steps, e.g. 0, 500, 1000, 1500 for 1383. */
export const countTicks = (max: number): number[] => {
  const step = roundStep(max / maxSteps);
  const steps = Math.max(1, Math.ceil(max / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
};

/** The smallest whole number of the form 1, 2 or 5 times a power of ten that is not below `least`. */
const roundStep = (least: number): number => {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(least)));
  return power * ([1, 2, 5].find((digit) => digit * power >= least) ?? 10);
};
