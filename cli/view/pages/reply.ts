import { originOf, type Span, unedited } from '../../../shared/answer/strict/text/edited-text.ts';
import { visibleText } from '../../../shared/answer/strict/text/visible-text.ts';
import { type Html, html } from '../../../shared/report/html.ts';

/** A reply, its reasoning folded, and in it the words that the strict extractor read. */
export const replyText = (
  reply: string,
  { reasoning, read }: { readonly reasoning: string | undefined; readonly read: Span | undefined },
): Html => {
  const start = Math.min(visibleStart(reply), read?.start ?? reply.length);
  const before = reply.slice(0, start);
  return html`${folded('Reasoning, returned apart', reasoning)}${folded('Reasoning in the reply', before)}
<div class="reply text">${marked(reply, start, read)}</div>`;
};

const folded = (title: string, text: string | undefined): Html | undefined =>
  text === undefined || text.trim() === ''
    ? undefined
    : html`<details><summary>${title}</summary><div class="text">${text}</div></details>`;

/** Where the part for the reader begins; a reply that is all reasoning is shown whole. */
const visibleStart = (reply: string): number => {
  const visible = visibleText(unedited(reply));
  if (visible === null || visible.text.trim() === '') return 0;
  const first = visible.text.search(/\S/);
  return originOf(visible, { start: first, end: first + 1 }).start;
};

const marked = (reply: string, from: number, read: Span | undefined): Html =>
  read === undefined
    ? html`${reply.slice(from)}`
    : html`${reply.slice(from, read.start)}<mark>${reply.slice(read.start, read.end)}</mark>${reply.slice(read.end)}`;
