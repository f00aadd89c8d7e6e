import { formatCount } from '../../basics/format-count.ts';
import type { ChangedCase, ChangedQuestion } from '../../compare/changed-cases.ts';
import type { Comparison } from '../../compare/compare-runs.ts';
import { type Html, html } from '../html.ts';
import { caseSearch, searchBox } from '../search.ts';
import { table } from '../table.ts';

/** As many as a browser searches without a noticeable pause. */
const maxRows = 5_000;

const order = ['lost', 'gained', 'neither'] as const;

/** Which cases the other runs lost and gained against the first, and why. */
export const changesSection = ({ changes, runs }: Comparison): Html => {
  const [first] = runs;
  const rows = changes
    .filter(({ from }) => from === first?.label)
    .flatMap(({ from, to, cases }) => cases.map((changed) => ({ from, to, changed })))
    .toSorted((a, b) => order.indexOf(a.changed.change) - order.indexOf(b.changed.change));
  const shown = rows.slice(0, maxRows);
  return html`<section aria-labelledby="cases"><h2 id="cases">Cases gained and lost against ${first?.label ?? ''}</h2>
<p class="note">Lost: every question right with ${first?.label ?? ''}, and not with the other run; gained: the other way round; neither: another question is right. Letters: the first run’s, the other’s, and the key.${shown.length < rows.length ? ` Only the first ${formatCount(maxRows)} of ${formatCount(rows.length)} are listed; --json has all.` : ''}</p>
${searchBox('id, lost, gained, chapter, letter ...')}
${table({
  id: caseSearch.table,
  caption: 'Cases in which a question is right with one run only',
  columns: ['Case', { text: 'Change' }, { text: 'Run' }, { text: 'Questions' }],
  rows: shown.map(({ to, changed }) => rowOf(changed, to)),
})}</section>
`;
};

const rowOf = ({ case_id, change, chapter, questions }: ChangedCase, to: string) => [
  html`${case_id}<small>${chapter}</small>`,
  change,
  to,
  html`${questions.map(questionMark)}`,
];

/** A question that only one run has right, in a line: the letters, the key, and why. */
export const questionMark = ({ position, key, before, after, change, why }: ChangedQuestion): Html =>
  html`Q${position} ${change === 'gained' ? html`<b>${change}</b>` : html`<i>${change}</i>`}: ${before ?? '–'} → ${after ?? '–'}, key ${key} (${why}). `;
