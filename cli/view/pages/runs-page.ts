import { formatPercent } from '../../../shared/like-python/format-percent.ts';
import { type Html, html } from '../../../shared/report/html.ts';
import { table } from '../../../shared/report/table.ts';
import type { ListedRun } from '../../run/list-runs.ts';
import { addressOf } from '../address.ts';
import { viewPage } from './layout.ts';

export const runsPage = (runs: readonly ListedRun[]): string =>
  viewPage({
    title: 'Runs',
    path: [],
    main: html`${runs.length === 0 ? html`<p>No runs yet.</p>` : runTable(runs)}
${runs.length < 2 ? undefined : compareForm(runs)}`,
  });

const runTable = (runs: readonly ListedRun[]): Html =>
  table({
    caption: 'Runs and results files',
    columns: ['Run', { text: 'Model' }, { text: 'Dataset' }, 'Cases', 'Case accuracy', { text: 'State' }],
    rows: runs.map((run) => [
      run.state === 'unreadable'
        ? run.runId
        : html`<a href="${addressOf('/run', { run: run.runId })}">${run.runId}</a>`,
      run.model ?? '–',
      run.dataset ?? '–',
      run.cases === undefined ? '–' : `${run.done ?? '?'}/${run.cases}`,
      typeof run.caseAccuracy === 'number' ? formatPercent(run.caseAccuracy) : '–',
      'reason' in run ? `${run.state}: ${run.reason}` : run.state,
    ]),
  });

const compareForm = (runs: readonly ListedRun[]): Html => {
  const options = (chosen: number): Html =>
    html`${runs.map(({ runId, model }, index) => html`<option value="${runId}"${index === chosen ? html` selected` : undefined}>${model ?? ''} (${runId})</option>`)}`;
  return html`<section aria-labelledby="compare"><h2 id="compare">Two runs side by side</h2>
<form class="filters" action="/compare"><div class="field"><label for="a">Run A</label> <select id="a" name="a">${options(0)}</select></div>
<div class="field"><label for="b">Run B</label> <select id="b" name="b">${options(1)}</select></div>
<button>Compare</button></form></section>`;
};
