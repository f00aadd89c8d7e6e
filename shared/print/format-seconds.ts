/** E.g. `2.4 s`. */
export const formatSeconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
