import { countOf } from '../../basics/count-of.ts';
import { formatCount } from '../../basics/format-count.ts';
import { pathwayCaveat, pathwayFigures } from '../../print/format-pathway.ts';
import { formatRange } from '../../print/format-range.ts';
import { formatPercentOf } from '../../print/format-share.ts';
import type { FirstErrorCount } from '../../summary/pathway/first-errors.ts';
import type { Groups } from '../../summary/reference-summary.ts';
import { type Html, html } from '../html.ts';
import type { Report } from '../report.ts';
import { table } from '../table.ts';

/** How cases go from question to question; nothing without an answered question. */
export const pathwaySection = ({ figures }: Report): Html | undefined => {
  const { pathway } = figures.details;
  if (!pathway) return undefined;
  const { cases, questions, cut_short: cut, first_errors } = pathway;
  return html`<section aria-labelledby="pathway"><h2 id="pathway">Pathway</h2>
<p class="note">From question to question: ${countOf(questions, 'answered question')} of ${countOf(cases, 'case')}${cut > 0 ? `; ${countOf(cut, 'case')} cut short by a question without a reply` : ''}. “If independent” is what the figure would be if each question came out right with the accuracy of its position, whatever came before it. ${pathwayCaveat}</p>
${table({
  caption: 'How far cases stay right, and what comes after an error, with 95% intervals',
  columns: ['Figure', 'Right', 'Of', 'Share', 'If independent'],
  rows: pathwayFigures(pathway).map(({ name, correct, of, accuracy, interval, if_independent }) => [
    name,
    formatCount(correct),
    formatCount(of),
    html`${formatPercentOf(of, accuracy)}<small>${formatRange(interval)}</small>`,
    formatPercentOf(of, if_independent),
  ]),
})}
<h3>First error</h3>
<div class="pair">${firstErrorTable('Question position', 'cases', first_errors.by_position)}
${firstErrorTable('Clinical stage', 'questions', first_errors.by_stage)}</div></section>
`;
};

const firstErrorTable = (title: string, what: string, groups: Groups<FirstErrorCount>): Html =>
  table({
    caption: `First error by ${title.toLowerCase()}, of the ${what} reached with all right before, with 95% intervals`,
    columns: [title, 'Reached', 'First errors', 'Share', 'If independent'],
    rows: [...groups].map(
      ([name, { reached, first_errors, rate, interval, first_errors_if_independent }]) => [
        name,
        formatCount(reached),
        formatCount(first_errors),
        html`${formatPercentOf(reached, rate)}<small>${formatRange(interval)}</small>`,
        first_errors_if_independent.toFixed(1),
      ],
    ),
  });
