import { isIncomplete } from '../ledger/coverage.ts';
import { formatAdaptations } from '../print/format-adaptations.ts';
import { formatImported } from '../print/format-imported.ts';
import { describeIncomplete } from '../print/format-incomplete.ts';
import { formatOrphanedCalls } from '../print/format-orphaned-calls.ts';
import { formatSelected } from '../print/format-selected.ts';
import { type Html, html } from './html.ts';
import type { Report } from './report.ts';

/** What makes a run's figures differ from those of a complete run over a whole dataset, as the terminal says it too. */
export interface Notice {
  /** Its first words where they are in capitals, e.g. `INCOMPLETE`. */
  readonly name: string;
  readonly text: string;
}

export const noticesOf = ({ run, coverage, figures }: Report): Notice[] =>
  [
    isIncomplete(coverage) ? describeIncomplete(coverage, figures.summary) : '',
    run.selected ? formatSelected(run.selected, coverage.planned) : '',
    formatImported(run.imported, coverage.planned),
    figures.calls ? formatOrphanedCalls(figures.calls) : '',
    formatAdaptations(run.adaptations),
  ]
    .map((notice) => notice.trim())
    .filter((notice) => notice !== '')
    .map(splitName);

/** Notices above a page's heading. */
export const noticeLines = (notices: readonly Notice[]): Html[] =>
  notices.map(
    ({
      name,
      text,
    }) => html`<p class="notice">${name === '' ? undefined : html`<strong>${name}</strong> `}${text}</p>
`,
  );

/** A notice from its line. */
export const splitName = (notice: string): Notice => {
  const [name = ''] = /^[A-Z]+(?: [A-Z]+)*\b/.exec(notice) ?? [];
  return { name, text: notice.slice(name.length).trim() };
};
