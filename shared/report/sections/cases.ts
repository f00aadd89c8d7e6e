import { formatCount } from '../../basics/format-count.ts';
import { type Html, html } from '../html.ts';
import type { ReportedCase, ReportedCases, ReportedLetter } from '../reported-cases.ts';
import { caseSearch, searchBox } from '../search.ts';
import { table } from '../table.ts';

/** Every case with its letters; where scripts may run, a box above searches them. */
export const casesSection = ({
  rows,
  leftOut,
}: ReportedCases): Html => html`<section aria-labelledby="cases"><h2 id="cases">Cases</h2>
<p class="note">Letters: given/key where they differ, a single letter where they agree, – where no answer was found. Case texts and replies are only in the results file.</p>
${leftOut === 0 ? undefined : html`<p class="note">Only the first ${formatCount(rows.length)} cases are listed; the results file has ${formatCount(leftOut)} more.</p>`}
${searchBox('id, chapter, wrong, errored ...')}
${table({
  id: caseSearch.table,
  caption: 'Cases in dataset order',
  columns: [
    'Case',
    { text: 'Result' },
    'Right',
    { text: 'Letters' },
    { text: 'Rarity' },
    { text: 'Chapter' },
  ],
  rows: rows.map(caseCells),
})}</section>`;

const caseCells = ({ id, chapter, rarity, correct, letters, result }: ReportedCase) => [
  id,
  resultMark(result),
  `${correct}/${letters.length}`,
  letterMarks(letters),
  rarity,
  chapter,
];

export const resultMark = (result: string): string | Html =>
  result === 'right' ? html`<span class="right">right</span>` : result;

export const letterMarks = (letters: readonly ReportedLetter[]): Html =>
  html`${letters.map(({ given, key, isCorrect }) => (isCorrect ? html`<b>${key}</b> ` : html`<i>${given ?? '–'}/${key}</i> `))}`;
