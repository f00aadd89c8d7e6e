import { formatCount } from '../basics/format-count.ts';
import { describeOpenCases } from '../print/describe-open-cases.ts';
import { formatAdaptations } from '../print/format-adaptations.ts';
import { formatImported } from '../print/format-imported.ts';
import { formatOrphanedCalls } from '../print/format-orphaned-calls.ts';
import { formatSelected } from '../print/format-selected.ts';
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
      : `INCOMPLETE ${formatCount(coverage.done)} of ${formatCount(coverage.planned)} cases: ${open}. The figures below are those of the cases there are.`;
  return [
    incomplete,
    run.selected ? formatSelected(run.selected, coverage.planned) : '',
    formatImported(run.imported, coverage.planned),
    figures.calls ? formatOrphanedCalls(figures.calls) : '',
    formatAdaptations(run.adaptations),
  ]
    .map((notice) => notice.trim())
    .filter((notice) => notice !== '')
    .map(splitName);
};

const splitName = (notice: string): Notice => {
  const [name = ''] = /^[A-Z]+(?: [A-Z]+)*\b/.exec(notice) ?? [];
  return { name, text: notice.slice(name.length).trim() };
};
