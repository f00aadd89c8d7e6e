import { formatCount } from '../basics/format-count.ts';
import { describeSelection, type RunSelection } from '../run/selection.ts';

/** A selection, and how many cases the whole dataset has. */
export interface Selected {
  readonly selection: RunSelection;
  readonly datasetCases: number;
}

/** Goes above the summary of a run over selected cases of a dataset, complete or not. */
export const formatSelected = ({ selection, datasetCases }: Selected, cases: number): string => {
  const meaning = cases < datasetCases ? 'not comparable with a full run' : 'the whole dataset';
  return `SELECTED ${formatCount(cases)} of ${formatCount(datasetCases)} cases (${describeSelection(selection)}): ${meaning}\n`;
};
