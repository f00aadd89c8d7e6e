import { type Interval, intervalAround, normalQuantile } from './interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

export interface ClusteredInterval {
  /** Takes one case: how many questions it has and how many of them are correct. One without questions is ignored. */
  readonly add: (correct: number, questions: number) => void;
  /** Null for fewer than two cases: one case does not show how cases differ. */
  readonly finish: () => Interval | null;
}

/**
 * The 95 % interval of question accuracy, questions clustered by case. With y correct of m questions a case
 * and G cases, accuracy is the ratio p = Σy / Σm, its cluster-robust variance
 *   G/(G-1) · Σ(y - p·m)² / (Σm)²
 * (G/(G-1) is the correction for degrees of freedom), and the interval p ± 1.96 √variance, cut to 0..1.
 *
 * When all cases have the same accuracy, this variance is 0, and so is the width: 6 of 6 would be 100 % for certain. Then
 * it is Wilson's interval with an effective sample size (Franco et al. 2019, https://pmc.ncbi.nlm.nih.gov/articles/PMC6690503),
 * which cannot be estimated without variance: the number of cases, its smallest value, as if the questions of a case
 * always came out alike. Keeps five sums, whatever the number of cases.
 */
export const createClusteredInterval = (): ClusteredInterval => {
  let cases = 0;
  const sums = { y: 0, m: 0, yy: 0, ym: 0, mm: 0 };
  let first: { readonly correct: number; readonly questions: number } | undefined;
  let isAlike = true;

  const add = (correct: number, questions: number): void => {
    if (questions === 0) return;
    cases += 1;
    first ??= { correct, questions };
    isAlike &&= correct * first.questions === first.correct * questions;
    sums.y += correct;
    sums.m += questions;
    sums.yy += correct * correct;
    sums.ym += correct * questions;
    sums.mm += questions * questions;
  };

  const finish = (): Interval | null => {
    if (cases < 2) return null;
    const share = sums.y / sums.m;
    const wilson = isAlike ? wilsonInterval(share * cases, cases) : null;
    if (wilson) return { ...wilson, method: 'wilson_over_cases' };
    // Σ(y - p·m)² multiplied out; rounding may leave it a trace below zero.
    const residuals = Math.max(0, sums.yy - 2 * share * sums.ym + share ** 2 * sums.mm);
    const variance = ((cases / (cases - 1)) * residuals) / sums.m ** 2;
    return intervalAround(share, normalQuantile * Math.sqrt(variance));
  };

  return { add, finish };
};
