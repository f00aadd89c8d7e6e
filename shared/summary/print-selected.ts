import { printCount } from '../print-count.ts';
import { describeSelection, type Selection } from '../run/selection.ts';

/** A selection, and how many cases the whole dataset has. */
export interface Selected {
  readonly selection: Selection;
  readonly datasetCases: number;
}

/** What stands above the summary of a run that is about some cases of a dataset, complete or not. */
export const printSelected = ({ selection, datasetCases }: Selected, cases: number): string => {
  const meaning = cases < datasetCases ? 'not comparable with a full run' : 'that is all of them';
  return `SELECTED ${printCount(cases)} of ${printCount(datasetCases)} cases (${describeSelection(selection)}): ${meaning}\n`;
};
