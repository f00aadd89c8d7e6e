import { createNameCounts } from '../../basics/name-counts.ts';
import type { KnownPrices } from '../../prices/known-prices.ts';
import { type CaseResult, outcomeOf } from '../../results/case-result.ts';
import { createPathwayTally } from '../pathway/pathway-tally.ts';
import type { ReferenceSummary } from '../reference-summary.ts';
import { createAnsweredTally } from './answered-tally.ts';
import { createBaselineTally } from './baseline-tally.ts';
import { createCaseBoundsTally } from './case-bounds-tally.ts';
import { createCostTally } from './cost-tally.ts';
import { createExtractorTally } from './extractor-tally.ts';
import { createGroupIntervals } from './group-intervals.ts';
import { createImageTally } from './image-tally.ts';
import { createLatencyTally } from './latency-tally.ts';
import { createLossTally } from './loss-tally.ts';
import { createOutsideKeyTally } from './outside-key-tally.ts';
import { createServedTally } from './served-tally.ts';
import { createTokenTally } from './token-tally.ts';

/** What the cases themselves do not say about the run. */
export interface RunFacts {
  /** The reference's summary of the same cases. */
  readonly summary: ReferenceSummary;
  /** What was to be run, pending cases included. */
  readonly planned: { readonly cases: number; readonly questions: number };
  readonly prices: KnownPrices | undefined;
}

/**
 * Everything that a summary says beyond the reference's numbers, built case by case. It keeps counts only: their number
 * depends on groups, letters and models, not on cases. Write the result with `stringifyOrdered`.
 */
export const createDetailsAccumulator = () => {
  const answered = createAnsweredTally();
  const caseBounds = createCaseBoundsTally();
  const losses = createLossTally();
  const outcomes = createNameCounts();
  const intervals = createGroupIntervals();
  const extractors = createExtractorTally();
  const baseline = createBaselineTally();
  const outsideKeys = createOutsideKeyTally();
  const pathway = createPathwayTally();
  const images = createImageTally();
  const tokens = createTokenTally();
  const cost = createCostTally();
  const latency = createLatencyTally();
  const servedModels = createNameCounts();
  const served = createServedTally();
  const tallies = [
    answered,
    caseBounds,
    losses,
    intervals,
    extractors,
    baseline,
    outsideKeys,
    pathway,
    images,
    tokens,
    cost,
    latency,
    served,
  ];

  const add = (judged: CaseResult): void => {
    for (const tally of tallies) tally.add(judged);
    for (const question of judged.mcqs) {
      outcomes.add(outcomeOf(question));
      if (question.turn?.servedModel !== undefined) servedModels.add(question.turn.servedModel);
    }
  };

  const finish = ({ summary, planned, prices }: RunFacts) => ({
    answered_only: answered.finish(planned.questions),
    case_bounds: caseBounds.finish(planned.cases),
    losses: losses.finish(planned),
    outcomes: outcomes.finish(),
    intervals: intervals.finish(summary),
    extractors: extractors.finish(),
    ...baseline.finish(),
    keys_outside_options: outsideKeys.finish(),
    pathway: pathway.finish(),
    images: images.finish(),
    tokens: tokens.finish(),
    cost: cost.finish(tokens.finish(), prices),
    latency: latency.finish(),
    served_models: servedModels.finish(),
    by_served: served.finish(),
  });

  return { add, finish };
};
export type SummaryDetails = ReturnType<ReturnType<typeof createDetailsAccumulator>['finish']>;
