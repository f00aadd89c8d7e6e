import { formatCount } from '../../../shared/basics/format-count.ts';
import { isWhollyRight } from '../../../shared/compare/changed-cases.ts';
import { isIncomplete } from '../../../shared/ledger/coverage.ts';
import { formatPercent } from '../../../shared/like-python/format-percent.ts';
import { type Html, html } from '../../../shared/report/html.ts';
import { reportedCase } from '../../../shared/report/reported-cases.ts';
import { caseSearch } from '../../../shared/report/search.ts';
import { letterMarks, resultMark } from '../../../shared/report/sections/cases.ts';
import { table } from '../../../shared/report/table.ts';
import type { CaseResult } from '../../../shared/results/case-result.ts';
import { shortDuration } from '../../terminal/short-duration.ts';
import { addressOf, type Query } from '../address.ts';
import { type CaseFilter, filterCases } from '../filter/case-filter.ts';
import { filterChoices } from '../filter/filter-choices.ts';
import { callMsOf } from '../filter/sort-cases.ts';
import type { ViewedRun } from '../library/viewed-run.ts';
import { filterForm } from './filter-form.ts';
import { runsLink, viewPage } from './layout.ts';
import { paged } from './pager.ts';

/** A run's cases that pass the filter. */
export const runPage = (run: ViewedRun, filter: CaseFilter, page: string | undefined): string => {
  const found = filterCases(run.cases, filter);
  const { shown, pager } = paged(found, page, (number) =>
    addressOf('/run', { run: run.name, ...filter, page: number }),
  );
  return viewPage({
    title: run.meta.model,
    path: [runsLink],
    facts: factsOf(run),
    main: html`${noticeOf(run)}
<h2>Cases</h2>
${filterForm(run.name, filter, filterChoices(run.cases))}
<p class="note" role="status">${formatCount(found.length)} of ${formatCount(run.cases.length)} cases. Wrong, failed, readings, images, stage and modality are looked for in the same question. Letters: given/key where they differ, one letter where they agree, – where none was read.</p>
${table({
  id: caseSearch.table,
  caption: 'Cases of this run',
  columns: [
    'Case',
    { text: 'Result' },
    'Right',
    { text: 'Letters' },
    'Calls',
    { text: 'Rarity' },
    { text: 'Chapter' },
  ],
  rows: shown.map((judged) => rowOf(judged, { run: run.name, ...filter })),
})}
${pager}`,
  });
};

const factsOf = ({ name, meta, coverage, cases }: ViewedRun): readonly (readonly [string, string])[] => {
  const questions = cases.flatMap(({ mcqs }) => mcqs);
  const share = (right: number, all: number) =>
    all === 0 ? '–' : `${formatPercent(right / all)} (${formatCount(right)}/${formatCount(all)})`;
  return [
    ['Run', name],
    ['Dataset', meta.dataset],
    ['Images', meta.image_mode],
    ['Cases', `${formatCount(coverage.done)} of ${formatCount(coverage.planned)} done`],
    ['Case accuracy', share(cases.filter(isWhollyRight).length, cases.length)],
    ['Question accuracy', share(questions.filter(({ is_correct }) => is_correct).length, questions.length)],
  ];
};

const noticeOf = ({ coverage }: ViewedRun): Html | undefined =>
  isIncomplete(coverage)
    ? html`<p class="notice"><strong>INCOMPLETE</strong> ${coverage.done} of ${coverage.planned} cases: ${coverage.failed} failed, ${coverage.pending} not run. Failed cases count as wrong here.</p>`
    : undefined;

const rowOf = (judged: CaseResult, query: Query) => {
  const { id, chapter, rarity, correct, letters, result } = reportedCase(judged);
  return [
    html`<a href="${addressOf('/case', { ...query, case: id })}">${id}</a>`,
    resultMark(result),
    `${correct}/${letters.length}`,
    letterMarks(letters),
    shortDuration(callMsOf(judged)),
    rarity,
    chapter,
  ];
};
