/**
 * Whether a number means the same wherever it is read and stored: a whole number beyond 2^53 becomes another one in
 * most JSON readers, and DynamoDB refuses it, as it does the tiniest fractions.
 */
export const isExactNumber = (value: number): boolean => {
  const size = Math.abs(value);
  return value === 0 || (size <= Number.MAX_SAFE_INTEGER && size >= 1e-100);
};

export const exactNumberRule =
  'must not be larger than 9007199254740991 or tinier than 1e-100: it would be sent as another number';
