import type { CaseResult } from '../../results/case-result.ts';
import { createQuantileSketch } from '../../statistics/quantile-sketch.ts';

/** How long calls with a reply took, in whole milliseconds; median and p95 are within 1 %. Null without any. */
export const createLatencyTally = () => {
  const sketch = createQuantileSketch();

  const add = ({ mcqs }: Pick<CaseResult, 'mcqs'>): void => {
    for (const { ms, failure } of mcqs.flatMap(({ turn }) => turn?.calls ?? [])) {
      if (ms !== undefined && failure === undefined) sketch.add(ms);
    }
  };

  const finish = () =>
    sketch.count() > 0
      ? {
          calls: sketch.count(),
          median_ms: Math.round(sketch.quantile(0.5)),
          p95_ms: Math.round(sketch.quantile(0.95)),
          max_ms: Math.round(sketch.max()),
        }
      : null;

  return { add, finish };
};
