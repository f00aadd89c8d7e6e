/** A count as a reader expects it, e.g. `1,407`. */
export const formatCount = (value: number): string => value.toLocaleString('en-US');
