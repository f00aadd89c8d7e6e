import { toFixedHalfEven } from './round-half-even.ts';

/**
 * A share as a percentage with one decimal, half to even, e.g. `31.2%` (docs/protocol.md, "Summary").
 * @param accuracy an already rounded share of 0 to 1: the reference prints the rounded value, not the quotient
 */
export const formatPercent = (accuracy: number): string => `${toFixedHalfEven(accuracy * 100, 1)}%`;
