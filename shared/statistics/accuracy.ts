import { roundHalfEven } from '../like-python/round-half-even.ts';

/**
 * `correct / total` with 4 decimals, half to even: 1/32 gives 0.0312, 0 of 0 is 0
 * (docs/protocol.md, "Summary").
 */
export const accuracyOf = (correct: number, total: number): number =>
  total === 0 ? 0 : roundHalfEven(correct / total, 4);
