import { createRandom } from '../shared/statistics/random.ts';

/** Roughly normal: mean 0, standard deviation 1. */
export const createNormal = (seed: number): (() => number) => {
  const random = createRandom(seed);
  return () => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
};

/** A value in [0, 1) for each cell of a lattice, without memory. */
const createSpeckle =
  (seed: number) =>
  (column: number, row: number): number =>
    createRandom(seed ^ Math.imul(column + 7919, 374761393) ^ Math.imul(row + 104729, 668265263))();

/** Smooth noise in [0, 1): speckle, mixed between the corners of its cell. */
export const createNoise = (seed: number): ((x: number, y: number) => number) => {
  const speckle = createSpeckle(seed);
  return (x, y) => {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [ease(x - column), ease(y - row)];
    const top = mix(speckle(column, row), speckle(column + 1, row), right);
    const bottom = mix(speckle(column, row + 1), speckle(column + 1, row + 1), right);
    return mix(top, bottom, down);
  };
};

const ease = (part: number): number => part * part * (3 - 2 * part);
const mix = (from: number, to: number, part: number): number => from + (to - from) * part;
