import { printCount } from '../print-count.ts';
import { describeOpenCases } from '../run/coverage.ts';
import { printOrphanedCalls } from '../summary/call-totals.ts';
import { printAdaptations } from '../summary/print-adaptations.ts';
import { printImported } from '../summary/print-imported.ts';
import { printSelected } from '../summary/print-selected.ts';
import type { Report } from './report.ts';

/** What keeps a run's figures from being those of a plain, full, finished one; the terminal says the same. */
export interface Notice {
  /** Its first words where they are in capitals, e.g. `INCOMPLETE`. */
  readonly name: string;
  readonly text: string;
}

export const noticesOf = ({ run, coverage, figures }: Report): Notice[] => {
  const open = describeOpenCases(coverage);
  const incomplete =
    open === undefined
      ? ''
      : `INCOMPLETE ${printCount(coverage.done)} of ${printCount(coverage.planned)} cases: ${open}. The figures below are those of the cases there are.`;
  return [
    incomplete,
    run.selected ? printSelected(run.selected, coverage.planned) : '',
    printImported(run.imported, coverage.planned),
    figures.calls ? printOrphanedCalls(figures.calls) : '',
    printAdaptations(run.adaptations),
  ]
    .map((notice) => notice.trim())
    .filter((notice) => notice !== '')
    .map(splitName);
};

const splitName = (notice: string): Notice => {
  const [name = ''] = /^[A-Z]+(?: [A-Z]+)*\b/.exec(notice) ?? [];
  return { name, text: notice.slice(name.length).trim() };
};
