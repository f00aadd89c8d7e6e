import { countOf } from '../../basics/count-of.ts';
import { formatCount } from '../../basics/format-count.ts';
import { type Html, html } from '../html.ts';
import type { Report } from '../report.ts';
import { table } from '../table.ts';

/** Why questions have no answer. */
export const lossesSection = ({ figures: { details } }: Report): Html => {
  const rows = [...details.losses].map(([cause, { questions, skipped, cases }]) => [
    cause,
    formatCount(questions),
    formatCount(skipped),
    formatCount(cases),
  ]);
  return html`<section aria-labelledby="losses"><h2 id="losses">Unanswered questions</h2>
${
  rows.length === 0
    ? html`<p>None: every question got a reply.</p>`
    : table({
        caption: `Unanswered questions by cause, of ${countOf(details.answered_only.planned, 'planned question')}`,
        columns: ['Cause', 'Questions', 'Skipped afterwards', 'Cases'],
        rows,
      })
}</section>`;
};
