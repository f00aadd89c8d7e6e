import { formatCount } from '../../basics/format-count.ts';
import { isIncomplete } from '../../ledger/coverage.ts';
import { formatPercent } from '../../like-python/format-percent.ts';
import { describeCounted } from '../../print/format-incomplete.ts';
import { formatRange } from '../../print/format-range.ts';
import { intervalChart } from '../charts/interval-chart.ts';
import { type Grouping, type GroupRow, groupingsOf, type Score } from '../group-rows.ts';
import { type Html, html } from '../html.ts';
import type { Report } from '../report.ts';
import { table } from '../table.ts';

/** Accuracy by every grouping of the summary: a chart with its figures next to it. */
export const groupsSection = ({ coverage, figures }: Report): Html => {
  const { case_accuracy, question_accuracy } = figures.summary;
  return html`<section aria-labelledby="groups"><h2 id="groups">Accuracy by group</h2>
<p class="legend"><span class="item"><span class="key cases"></span> cases with every question right</span> <span class="item"><span class="key questions"></span> questions</span> <span class="aside">Lines are 95% intervals. Hollow marks and * mean fewer than 30 questions, too few for a reliable accuracy. The dashed line is the whole run.</span></p>
${countedNote(coverage, figures)}${groupingsOf(figures).map((grouping) => groupingFigure(grouping, grouping.rows.some(({ cases }) => cases) ? case_accuracy : question_accuracy))}</section>`;
};

/** Nothing for a complete run, which counts everything. */
const countedNote = (coverage: Report['coverage'], { summary }: Report['figures']): Html | undefined =>
  isIncomplete(coverage) ? html`<p class="note">${describeCounted(coverage, summary)}</p>\n` : undefined;

const groupingFigure = ({ title, note, rows }: Grouping, overall: number): Html => {
  const hasCases = rows.some(({ cases }) => cases);
  const caption = `Accuracy by ${title.toLowerCase()}, with 95% intervals`;
  return html`<h3>${title}</h3>
${note === undefined ? undefined : html`<p class="note">${note}</p>`}
<div class="pair"><figure>${intervalChart(`${caption}; the figures are in the table next to it.`, { rows, overall })}</figure>
${table({
  caption,
  columns: [title, ...(hasCases ? scoreColumns('Cases') : []), ...scoreColumns('Questions')],
  rows: rows.map((row) => [
    nameCell(row),
    ...(row.cases ? scoreCells(row.cases) : []),
    ...scoreCells(row.questions),
  ]),
})}</div>
`;
};

const nameCell = ({ name, isSmall }: GroupRow): Html =>
  html`${name}${isSmall ? html`<abbr title="fewer than 30 questions">*</abbr>` : undefined}`;

const scoreColumns = (what: string): string[] => [what, `${what} right`];

const scoreCells = ({ of, accuracy, interval }: Score) => [
  formatCount(of),
  html`${formatPercent(accuracy)}<small>${formatRange(interval)}</small>`,
];
