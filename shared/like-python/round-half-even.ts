/** Enough decimals to write any double of at least 1e-5 exactly; a smaller one is no tie at 4 decimals. */
const exactDecimals = 100;

/**
 * Writes a number of 0 or more with `decimals` (1 to 4) decimals, half to even on the exact value of the double, as
 * Python's `format` does. `toFixed` also works on the exact value but takes the larger of two equally near numbers.
 */
export const toFixedHalfEven = (value: number, decimals: number): string => {
  const exact = value.toFixed(exactDecimals);
  const end = exact.indexOf('.') + 1 + decimals;
  const isTie = /^50*$/.test(exact.slice(end));
  const roundedDown = exact.slice(0, end);
  return isTie && /[02468]$/.test(roundedDown) ? roundedDown : value.toFixed(decimals);
};

/** Python's `round(value, decimals)` for numbers of 0 or more (docs/protocol.md, "Summary"). */
export const roundHalfEven = (value: number, decimals: number): number =>
  Number(toFixedHalfEven(value, decimals));
