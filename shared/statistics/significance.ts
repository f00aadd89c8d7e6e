/** Whether a p value, adjusted where several are read together, tells two runs apart at the 5 % level. */
export const isSignificant = (p: number | null): boolean => p !== null && p < 0.05;
