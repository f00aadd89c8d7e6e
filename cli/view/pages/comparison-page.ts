import { formatCount } from '../../../shared/basics/format-count.ts';
import { type ChangedCase, changedCase } from '../../../shared/compare/changed-cases.ts';
import { describeUnmatched, matchRuns } from '../../../shared/compare/match-runs.ts';
import { questionMark } from '../../../shared/report/comparison/changes.ts';
import { type Html, html } from '../../../shared/report/html.ts';
import { caseSearch } from '../../../shared/report/search.ts';
import { table } from '../../../shared/report/table.ts';
import { addressOf } from '../address.ts';
import type { ViewedRun } from '../library/viewed-run.ts';
import { runsLink, viewPage } from './layout.ts';
import { paged } from './pager.ts';

type Change = ChangedCase['change'];

/** Changes in the order of interest, with what they mean. */
const changes = {
  lost: 'all right with A, not with B',
  gained: 'all right with B, not with A',
  neither: 'another question right, but right or wrong as a whole in both',
} as const satisfies Record<Change, string>;
const order = Object.keys(changes) as Change[];

/** Two runs of the same cases: A, and B that is held against it. */
export interface RunPair {
  readonly a: ViewedRun;
  readonly b: ViewedRun;
}

/** The cases in which the two differ: those lost first, then those gained. */
export const changedCases = ({ a, b }: RunPair) => {
  const runs = [a, b].map(({ name, cases }) => ({ source: name, cases }));
  const { cases, unmatched } = matchRuns(runs, true);
  const changed = cases
    .flatMap(([before, after]) => (after && changedCase(before, after)) ?? [])
    .toSorted((one, other) => order.indexOf(one.change) - order.indexOf(other.change));
  return { matched: cases.length, unmatched, changed };
};

/** Undefined for all changes. */
export const parseChange = (text: string | undefined): Change | undefined =>
  order.find((change) => change === text);

interface ChangeList {
  readonly change: Change | undefined;
  readonly page: string | undefined;
}

export const comparisonPage = (pair: RunPair, { change, page }: ChangeList): string => {
  const { a, b } = pair;
  const { matched, unmatched, changed } = changedCases(pair);
  const listed = changed.filter((each) => change === undefined || each.change === change);
  const query = { a: a.name, b: b.name };
  const { shown, pager } = paged(listed, page, (number) =>
    addressOf('/compare', { ...query, change, page: number }),
  );
  return viewPage({
    title: 'Two runs side by side',
    path: [runsLink],
    facts: [
      ['A', runLink(a)],
      ['B', runLink(b)],
      ['Cases that both have', formatCount(matched)],
    ],
    main: html`${unmatched.map((each) => html`<p class="notice"><strong>NOT COMPARED</strong> ${describeUnmatched(each)}</p>`)}
<nav class="pager" aria-label="Changes">${chip('all', undefined, changed.length)}${order.map((each) => chip(each, each, changed.filter((one) => one.change === each).length))}</nav>
<p class="note">${order.map((each) => html`${each}: ${changes[each]}. `)}Letters: A’s, B’s, and the key, as the benchmark reads them. The command <code>compare</code> says whether the data can tell the two apart.</p>
${table({
  id: caseSearch.table,
  caption: 'Cases in which a question is right with one run only',
  columns: ['Case', { text: 'Change' }, { text: 'Questions' }],
  rows: shown.map((each) => [
    html`<a href="${addressOf('/case', { run: a.name, with: b.name, change, case: each.case_id })}">${each.case_id}</a><small>${each.chapter}</small>`,
    each.change,
    html`${each.questions.map(questionMark)}`,
  ]),
})}
${pager}`,
  });

  function chip(name: string, to: Change | undefined, count: number): Html {
    const current = to === change ? html` aria-current="true"` : undefined;
    return html`<a href="${addressOf('/compare', { ...query, change: to })}"${current}>${name}: ${formatCount(count)}</a> `;
  }
};

const runLink = ({ name, meta }: ViewedRun): Html =>
  html`<a href="${addressOf('/run', { run: name })}">${meta.model}</a> (${name})`;
