import { createClusteredError } from '../../statistics/clustered-error.ts';
import type { InspectSample } from './samples.ts';
import { type Scorer, scorers } from './scores.ts';
import { addUsage, type InspectUsage } from './usage.ts';

/** What a log says of all its samples. */
export type LogFigures = ReturnType<ReturnType<typeof createLogTally>['finish']>;

/** Counts samples case by case and keeps nothing of them. The figures are those that Inspect computes from the scores. */
export const createLogTally = () => {
  const perScorer = new Map(scorers.map((name) => [name, createScorerTally()]));
  const counts = { samples: 0, errors: 0 };
  const usage = new Map<string, InspectUsage>();

  /** @param samples those of one case */
  const add = (samples: readonly InspectSample[]): void => {
    counts.samples += samples.length;
    counts.errors += samples.filter(({ error }) => error !== undefined).length;
    for (const [name, tally] of perScorer) tally.add(samples, name);
    for (const { model_usage = {} } of samples)
      for (const [model, used] of Object.entries(model_usage))
        usage.set(model, addUsage(usage.get(model), used));
  };

  const finish = () => ({
    ...counts,
    usage: Object.fromEntries(usage),
    scorers: [...perScorer].flatMap(([name, tally]) => {
      const figures = tally.finish();
      return figures ? [{ name, ...figures }] : [];
    }),
  });

  return { add, finish };
};

const createScorerTally = () => {
  const clustered = createClusteredError();
  const counts = { scored: 0, unscored: 0 };

  const add = (samples: readonly InspectSample[], name: Scorer): void => {
    const values = samples.flatMap(({ scores }) => scores?.[name]?.value ?? []);
    const scored = values.filter((value) => typeof value === 'string');
    counts.scored += scored.length;
    counts.unscored += values.length - scored.length;
    clustered.add(scored.filter((value) => value === 'C').length, scored.length);
  };

  const finish = () => {
    const figures = clustered.finish();
    // Inspect gives 0 as the error of a single cluster.
    return figures && { ...counts, accuracy: figures.share, stderr: figures.error ?? 0 };
  };

  return { add, finish };
};
