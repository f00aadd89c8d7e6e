import { createRandom } from './random.ts';

/** Resamples that a percentile interval is made of. */
export const bootstrapResamples = 2_000;

/** The same ones in every comparison, so that it can be repeated. */
const seed = 20_260_101;

/** Draws cases with replacement, as often as there are cases; gives how often each was drawn. */
function* resamples(cases: number): Generator<Uint32Array> {
  const random = createRandom(seed);
  const drawn = new Uint32Array(cases);
  for (let resample = 0; resample < bootstrapResamples; resample += 1) {
    drawn.fill(0);
    for (let draw = 0; draw < cases; draw += 1) {
      const at = Math.floor(random() * cases);
      drawn[at] = (drawn[at] ?? 0) + 1;
    }
    yield drawn;
  }
}

const weightedSum = (weights: Uint32Array, values: readonly number[]): number => {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += (weights[at] ?? 0) * (values[at] ?? 0);
  return sum;
};

/**
 * Accuracies of several models over whole cases drawn again and again: a list a model, one accuracy a resample. All
 * models see the same resamples, so that the difference of two lists is that of a paired bootstrap.
 * @param correct of each model, how many questions of each case it has right
 * @param questions of each case
 */
export const bootstrapAccuracies = (
  correct: readonly (readonly number[])[],
  questions: readonly number[],
): Float64Array[] => {
  const accuracies = correct.map(() => new Float64Array(bootstrapResamples));
  let resample = 0;
  for (const drawn of resamples(questions.length)) {
    const total = weightedSum(drawn, questions);
    for (const [model, counts] of correct.entries()) {
      const list = accuracies[model];
      if (list) list[resample] = total === 0 ? 0 : weightedSum(drawn, counts) / total;
    }
    resample += 1;
  }
  return accuracies;
};

/** The 95 % percentile interval of the second model's accuracy less the first's. */
export const bootstrapDifference = (before: Float64Array, after: Float64Array) => {
  const sorted = after.map((accuracy, resample) => accuracy - (before[resample] ?? 0)).sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
};
