import { formatCount } from '../../basics/format-count.ts';
import { type Html, html } from '../html.ts';
import type { Report } from '../report.ts';
import { table } from '../table.ts';

/** What took questions away before they were answered. */
export const lossesSection = ({ figures: { details } }: Report): Html => {
  const rows = [...details.losses].map(([cause, { questions, skipped, cases }]) => [
    cause,
    formatCount(questions),
    formatCount(skipped),
    formatCount(cases),
  ]);
  return html`<section aria-labelledby="losses"><h2 id="losses">Questions without an answer</h2>
${
  rows.length === 0
    ? html`<p>None: every question got a reply.</p>`
    : table({
        caption: 'Questions lost, by cause',
        columns: ['Cause', 'Questions', 'Skipped after them', 'Cases'],
        rows,
      })
}</section>`;
};
