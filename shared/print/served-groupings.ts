import type { SummaryDetails } from '../summary/details/details-accumulator.ts';
import type { ServedGroup } from '../summary/details/served-tally.ts';

/** The groupings by who served a reply that a run has: none if it was served alike throughout. */
export const servedGroupings = ({ by_served }: Pick<SummaryDetails, 'by_served'>) =>
  [
    grouping('Provider', by_served?.provider),
    grouping('Model', by_served?.model),
    grouping('Tier', by_served?.tier),
  ].filter(({ groups }) => groups.size > 0);

const grouping = (title: string, groups: ReadonlyMap<string, ServedGroup> = new Map()) => ({
  title,
  groups,
  intervals: new Map(
    [...groups].map(([name, { interval, under_30_questions }]) => [
      name,
      { question_accuracy: interval, ...(under_30_questions && { under_30_questions }) },
    ]),
  ),
});
