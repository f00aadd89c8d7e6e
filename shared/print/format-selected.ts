import { formatCount } from '../basics/format-count.ts';
import { describeSelection, type Selection } from '../run/selection.ts';

/** A selection, and how many cases the whole dataset has. */
export interface Selected {
  readonly selection: Selection;
  readonly datasetCases: number;
}

/** What stands above the summary of a run that is about some cases of a dataset, complete or not. */
export const formatSelected = ({ selection, datasetCases }: Selected, cases: number): string => {
  const meaning = cases < datasetCases ? 'not comparable with a full run' : 'that is all of them';
  return `SELECTED ${formatCount(cases)} of ${formatCount(datasetCases)} cases (${describeSelection(selection)}): ${meaning}\n`;
};
