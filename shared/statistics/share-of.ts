/**
 * `correct / total`, unrounded: for figures that only this evaluator gives, which are rounded once, when they are printed.
 * The reference's own are `accuracyOf`. 0 of 0 is 0.
 */
export const shareOf = (correct: number, total: number): number => (total === 0 ? 0 : correct / total);
