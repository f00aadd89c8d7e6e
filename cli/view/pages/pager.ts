import { formatCount } from '../../../shared/basics/format-count.ts';
import { type Html, html } from '../../../shared/report/html.ts';

/** Rows on a page: few enough to be light, enough to scan. */
const pageSize = 100;

export interface Paged<Item> {
  readonly shown: readonly Item[];
  /** E.g. `101 to 200 of 1,407`, with links to the pages before and after. */
  readonly pager: Html;
}

/** @param number of the page, from 1, as its address says it; any other is the first */
export const paged = <Item>(
  items: readonly Item[],
  number: string | undefined,
  addressOfPage: (number: number) => string,
): Paged<Item> => {
  const last = Math.max(1, Math.ceil(items.length / pageSize));
  const asked = Number(number ?? 1);
  const at = Number.isInteger(asked) && asked >= 1 && asked <= last ? asked : 1;
  const shown = items.slice((at - 1) * pageSize, at * pageSize);
  const from = (at - 1) * pageSize;
  const range =
    items.length === 0
      ? 'None.'
      : `${formatCount(from + 1)} to ${formatCount(from + shown.length)} of ${formatCount(items.length)}`;
  return {
    shown,
    pager: html`<nav class="pager" aria-label="Pages"><span>${range}</span>${
      at > 1 ? html` <a rel="prev" href="${addressOfPage(at - 1)}">Previous page</a>` : undefined
    }${at < last ? html` <a rel="next" href="${addressOfPage(at + 1)}">Next page</a>` : undefined}</nav>`,
  };
};
