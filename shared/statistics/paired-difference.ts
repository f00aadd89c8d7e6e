import { exactMcNemar } from './exact-mcnemar.ts';
import { tQuantile, twoSidedTail } from './student-t.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** How the accuracies of two models over the same questions differ, the second less the first, as shares of -1 to 1. */
export interface PairedDifference {
  /** Those with questions. */
  readonly cases: number;
  readonly questions: number;
  readonly difference: number;
  /** Null where the cases show no variance. */
  readonly standard_error: number | null;
  /** 95 %; null where it cannot be told. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Two-sided; null for fewer than two cases. */
  readonly p_value: number | null;
  /** The smallest true difference that a comparison of this precision finds in four of five repeats. */
  readonly smallest_detectable: number | null;
}

/**
 * The paired difference of question accuracy, clustered by case: the regression of the questions' differences (1, 0 or
 * -1) on a constant with a cluster-robust variance, as statsmodels computes it. With the difference d of the right
 * answers among m questions a case and G cases, the difference is D = Σd / Σm, its variance
 *   G/(G-1) · Σ(d - D·m)² / (Σm)²
 * and D / √variance has a t distribution with G - 1 degrees of freedom.
 *
 * Without variance: if no case differs, the share of cases that would is at most what Wilson's interval allows for 0 of
 * G; if all differ alike, each case is one trial of a sign test, and there is no interval.
 */
export const createPairedDifference = () => {
  let cases = 0;
  const sums = { d: 0, m: 0, dd: 0, dm: 0, mm: 0 };
  let first: { readonly d: number; readonly m: number } | undefined;
  let isAlike = true;

  /** Takes one case: how many of its questions each model has right. One without questions is ignored. */
  const add = (before: number, after: number, m: number): void => {
    if (m === 0) return;
    const d = after - before;
    cases += 1;
    first ??= { d, m };
    isAlike &&= d * first.m === first.d * m;
    sums.d += d;
    sums.m += m;
    sums.dd += d * d;
    sums.dm += d * m;
    sums.mm += m * m;
  };

  const finish = (): PairedDifference => {
    const difference = sums.m === 0 ? 0 : sums.d / sums.m;
    const counted = { cases, questions: sums.m, difference };
    if (cases < 2) return { ...counted, ...unknown };
    if (isAlike) return { ...counted, ...withoutVariance(sums.d, cases) };
    const residuals = Math.max(0, sums.dd - 2 * difference * sums.dm + difference ** 2 * sums.mm);
    const error = Math.sqrt((cases / (cases - 1)) * residuals) / sums.m;
    const quantile = tQuantile(0.975, cases - 1);
    return {
      ...counted,
      standard_error: error,
      interval: {
        low: Math.max(-1, difference - quantile * error),
        high: Math.min(1, difference + quantile * error),
      },
      p_value: twoSidedTail(difference / error, cases - 1),
      smallest_detectable: Math.min(1, (quantile + tQuantile(0.8, cases - 1)) * error),
    };
  };

  return { add, finish };
};

const unknown = { standard_error: null, interval: null, p_value: null, smallest_detectable: null };

const withoutVariance = (d: number, cases: number) => {
  if (d !== 0) return { ...unknown, p_value: exactMcNemar(cases, 0) };
  const { high } = wilsonInterval(0, cases) ?? { high: 1 };
  return { ...unknown, interval: { low: -high, high }, p_value: 1 };
};
