import { createClusteredError } from './clustered-error.ts';
import { type Interval, intervalAround, normalQuantile } from './interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

export interface ClusteredInterval {
  /** Takes one case: how many questions it has and how many of them are correct. One without questions is ignored. */
  readonly add: (correct: number, questions: number) => void;
  /** Null for fewer than two cases: one case does not show how cases differ. */
  readonly finish: () => Interval | null;
}

/**
 * The 95 % interval of question accuracy, questions clustered by case: accuracy ± 1.96 cluster-robust standard errors,
 * cut to 0..1.
 *
 * When all cases have the same accuracy, this error is 0, and so is the width: 6 of 6 would be 100 % for certain. Then
 * it is Wilson's interval with an effective sample size (Franco et al. 2019, https://pmc.ncbi.nlm.nih.gov/articles/PMC6690503),
 * which cannot be estimated without variance: the number of cases, its smallest value, as if the questions of a case
 * always came out alike.
 */
export const createClusteredInterval = (): ClusteredInterval => {
  const clustered = createClusteredError();
  let first: { readonly correct: number; readonly questions: number } | undefined;
  let isAlike = true;

  const add = (correct: number, questions: number): void => {
    if (questions === 0) return;
    first ??= { correct, questions };
    isAlike &&= correct * first.questions === first.correct * questions;
    clustered.add(correct, questions);
  };

  const finish = (): Interval | null => {
    const figures = clustered.finish();
    if (!figures || figures.error === null) return null;
    const { share, clusters, error } = figures;
    const wilson = isAlike ? wilsonInterval(share * clusters, clusters) : null;
    if (wilson) return { ...wilson, method: 'wilson_over_cases' };
    return intervalAround(share, normalQuantile * error);
  };

  return { add, finish };
};
