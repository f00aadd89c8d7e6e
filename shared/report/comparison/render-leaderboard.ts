import { countOf } from '../../basics/count-of.ts';
import type { Leaderboard, Ranked } from '../../compare/leaderboard.ts';
import { formatPercent } from '../../like-python/format-percent.ts';
import { comparisonNotices } from '../../print/describe-comparison.ts';
import { intervalChart } from '../charts/interval-chart.ts';
import { type Html, html } from '../html.ts';
import { noticeLines, splitName } from '../notices.ts';
import { page } from '../page.ts';
import { table } from '../table.ts';
import { accuracyCell, costCells, costColumns } from './standings.ts';

/** Runs over the same cases, the best first, as one self-contained HTML file. */
export const renderLeaderboard = (leaderboard: Leaderboard): string => {
  const { runs, cases, questions } = leaderboard;
  const [{ dataset } = { dataset: '' }] = runs;
  return page({
    title: `Leaderboard: ${dataset}`,
    header: html`${noticeLines(comparisonNotices(leaderboard).map(splitName))}<p class="eyebrow">LiveClin leaderboard</p>
<h1>${dataset}</h1>
<p>${countOf(runs.length, 'run')} over the same ${countOf(cases, 'case')} and ${countOf(questions, 'question')}.</p>`,
    main: html`${runsSection(runs)}
${publishedSection(leaderboard)}`,
    contents: 'this page contains no case text.',
  });
};

const setsCell = (cell: Html, sets: readonly string[]): Html =>
  html`${cell}<small>set ${sets.join(', ')}</small>`;

const runsSection = (runs: readonly Ranked[]): Html =>
  html`<section aria-labelledby="runs"><h2 id="runs">Runs</h2>
<p class="note">By case accuracy, every question of a case right. Runs that share a set cannot be told apart at the 5% level: exact McNemar test for cases, paired differences clustered by case for questions, each adjusted for all pairs (Holm). A rank within a set says nothing.</p>
<p class="legend"><span class="item"><span class="key cases"></span> cases with every question right</span> <span class="item"><span class="key questions"></span> questions</span> <span class="aside">Lines are 95% intervals.</span></p>
<figure>${intervalChart('Case and question accuracy of each run; the figures are in the table below.', {
    rows: runs.map(({ label, model, case_accuracy, question_accuracy }) => ({
      name: `${label} ${model}`,
      cases: case_accuracy,
      questions: question_accuracy,
      isSmall: false,
    })),
  })}</figure>
${table({
  caption: 'Runs over the same cases, with 95% intervals',
  columns: ['Run', 'Rank', 'Case accuracy', 'Question accuracy', 'Cases, strict reading', ...costColumns],
  rows: runs.map((run) => [
    html`${run.label} ${run.model}<small>${run.source}</small>`,
    run.rank,
    setsCell(accuracyCell(run.case_accuracy), run.case_sets),
    setsCell(accuracyCell(run.question_accuracy), run.question_sets),
    run.strict ? accuracyCell(run.strict.case_accuracy) : '–',
    ...costCells(run),
  ]),
})}</section>`;

const publishedSection = ({ published, runs }: Leaderboard): Html => {
  const heading = html`<h2 id="published">Published, not measured here</h2>`;
  if (!published) {
    const [reason] = runs.map((run) => run.published);
    return html`<section aria-labelledby="published">${heading}
<p>Not shown: ${String(reason)}.</p></section>`;
  }
  const lines = [
    ...published.physicians.map((line) => ({ ...line, kind: 'physician' })),
    ...published.models.map((line) => ({ ...line, kind: 'model' })),
  ].sort((a, b) => b.caseAccuracy - a.caseAccuracy);
  return html`<section aria-labelledby="published">${heading}
<p class="note">Case accuracy on ${published.dataset} as the benchmark’s authors published it (arXiv 2602.16747). Their intervals, cost and question accuracy are not known; a difference to a run above is no paired comparison.</p>
${table({
  caption: `Published case accuracy on ${published.dataset}`,
  columns: ['Name', { text: 'Kind' }, 'Case accuracy'],
  rows: lines.map(({ name, kind, caseAccuracy }) => [name, kind, formatPercent(caseAccuracy)]),
})}</section>`;
};
