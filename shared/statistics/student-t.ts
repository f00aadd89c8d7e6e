/**
 * Student's t distribution with a whole number of degrees of freedom. The two-sided tail is the regularized incomplete
 * beta function I_x(df/2, 1/2) at x = df / (df + t²) (DLMF 8.17), evaluated as its continued fraction, and as
 * 1 - I_(1-x)(1/2, df/2) where that one converges slowly.
 */

/** P(|T| > |t|). */
export const twoSidedTail = (t: number, df: number): number => {
  if (t === 0) return 1;
  const x = df / (df + t * t);
  // Not 1 - x, which loses what a small t is made of.
  const rest = (t * t) / (df + t * t);
  const front = Math.exp((df / 2) * Math.log1p(-rest)) * Math.sqrt(rest) * inverseBeta(df);
  return x < (df / 2 + 1) / (df / 2 + 2.5)
    ? (front * betaFraction(x, df / 2, 0.5)) / (df / 2)
    : 1 - (front * betaFraction(rest, 0.5, df / 2)) / 0.5;
};

/**
 * The t that a share of the distribution lies below, e.g. 0.975; for shares from 0.5. Newton's method from 0: there the
 * distribution function is concave, so that every step stays below the quantile.
 */
export const tQuantile = (share: number, df: number): number => {
  const tail = 2 * (1 - share);
  let t = 0;
  for (let step = 0; step < 100; step += 1) {
    const next = t + (twoSidedTail(t, df) - tail) / (2 * density(t, df));
    if (!(next > t)) return t;
    t = next;
  }
  return t;
};

const density = (t: number, df: number): number =>
  (inverseBeta(df) / Math.sqrt(df)) * Math.exp((-(df + 1) / 2) * Math.log1p((t * t) / df));

/** 1 / B(df/2, 1/2): Γ(a + 1/2) / (Γ(a) √π), multiplied up from df = 1 or 2 in steps of 2. */
const inverseBeta = (df: number): number => {
  let value = df % 2 === 1 ? 1 / Math.PI : 1 / 2;
  for (let a = df % 2 === 1 ? 0.5 : 1; a < df / 2; a += 1) value *= (a + 0.5) / a;
  return value;
};

/** Of I_x(a, b), by Lentz's method (DLMF 3.10, 8.17.22). */
const betaFraction = (x: number, a: number, b: number): number => {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return value;
};
