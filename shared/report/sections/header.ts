import { apiInWords } from '../../print/format-api.ts';
import { type Html, html } from '../html.ts';
import { noticeLines, noticesOf } from '../notices.ts';
import type { Report } from '../report.ts';

/** What was evaluated; above it, what makes its figures differ from those of a complete run over a whole dataset. */
export const headerSection = (report: Report): Html => {
  const { run } = report;
  const facts: (readonly [string, string | undefined])[] = [
    ['Dataset', run.dataset],
    ['Images', `${run.imageMode} mode`],
    ['Endpoint', run.apiBase],
    ['API', apiInWords(run)],
    ['Run', run.runId],
    ['Finished', run.finishedAt && `${run.finishedAt.slice(0, 16).replace('T', ' ')} UTC`],
    ['Protocol', `LiveClin v${run.protocolVersion}`],
  ];
  return html`${noticeLines(noticesOf(report))}<p class="eyebrow">LiveClin evaluation</p>
<h1>${run.model}</h1>
<dl class="facts">${facts.map(([name, value]) => (value === undefined ? html`` : html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}</dl>`;
};
