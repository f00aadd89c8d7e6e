import { isHttpUrl } from '../../../shared/basics/http-url.ts';
import type { ImageDetail, TableDetail } from '../../../shared/case/eval-case.ts';
import { type Html, html } from '../../../shared/report/html.ts';
import { table } from '../../../shared/report/table.ts';
import { addressOf } from '../address.ts';

/** Which case pictures are asked for. */
export interface CasePlace {
  readonly run: string;
  readonly case: string;
}

/** The figures of a scenario or a question, as stored. */
export const figures = (images: readonly ImageDetail[], place: CasePlace): Html | undefined =>
  images.length === 0
    ? undefined
    : html`<div class="figures">${images.map((image) => figure(image, place))}</div>`;

const figure = ({ caption_prefix, caption, type, file, url }: ImageDetail, place: CasePlace): Html => {
  const name = [caption_prefix, type].filter(Boolean).join(': ') || file || 'Figure';
  const picture = file
    ? html`<img src="${addressOf('/picture', { ...place, file })}" alt="${name}" loading="lazy">`
    : undefined;
  // Only a link: the page itself asks nobody but this server.
  const source = url && isHttpUrl(url) ? html` <a href="${url}" rel="noreferrer">Source</a>` : undefined;
  // The caption may give the finding away, and requests do not have it.
  const given =
    typeof caption === 'string'
      ? html`<details><summary>Caption, not sent to the model</summary><p>${caption}</p></details>`
      : undefined;
  return html`<figure>${picture}<figcaption>${name}${source}${given}</figcaption></figure>`;
};

/** The tables of a scenario or a question; those without content are not sent, and not shown. */
export const tables = (details: readonly TableDetail[]): Html =>
  html`${details.filter(({ content }) => content).map(oneTable)}`;

const oneTable = ({ caption_prefix, caption, content }: TableDetail): Html => {
  const name = [caption_prefix, caption].filter(Boolean).join(' ') || 'Table';
  const [columns, ...rows] = pipeRows(content ?? '') ?? [];
  if (!columns) return html`<p class="note">${name}</p><div class="text">${content ?? ''}</div>`;
  return table({ caption: name, columns: columns.map((text) => ({ text })), rows });
};

/** The cells of a Markdown table, its head first; undefined for anything else, which is shown as it is. */
const pipeRows = (content: string): string[][] | undefined => {
  const lines = content
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const [head, rule, ...rest] = lines;
  if (!head?.startsWith('|') || !/^\|[\s:|-]+\|$/.test(rule ?? '')) return undefined;
  const rows = [head, ...rest].map(cellsOf);
  return rows.every(({ length }) => length === rows[0]?.length) ? rows : undefined;
};

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
