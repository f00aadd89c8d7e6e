/** US dollars with two figures at least: `$0.0042`, `$12.30`. */
export const shortUsd = (usd: number): string =>
  `$${usd === 0 || usd >= 0.1 ? usd.toFixed(2) : usd.toPrecision(2)}`;
