import type { Span } from './span.ts';

const NAME = '(?:final[_ -]?)?(?:answer|ans|choice|option|box|solution|response|result|output|letter)';
const CLOSED = [
  new RegExp(`<(${NAME})\\s{0,2}>([^<>]{0,300})</\\1\\s{0,2}>`, 'giu'),
  new RegExp(`\\[(${NAME})\\]([^[\\]]{0,300})\\[/\\1\\]`, 'giu'),
  new RegExp(`<\\|(${NAME})\\|>([^<>|]{0,300})(?:<\\|/?[a-z_]{0,20}\\|>|$)`, 'giu'),
  /(\[\[)([^[\]]{1,40})\]\]/gu,
];
/** The closing tag was a stop sequence and so is missing. */
const CUT = new RegExp(`<(${NAME})\\s{0,2}>\\s{0,9}(\\(?[A-Za-z]\\)?\\.?)\\s{0,9}$`, 'iu');

/** Answers between tags: `<answer>C</answer>`, `[ANSWER]C[/ANSWER]`, `[[C]]`. */
export function findTagged(text: string): Span[] {
  const spans: Span[] = [];
  for (const pattern of CLOSED) {
    for (const match of text.matchAll(pattern)) spans.push(spanOf(match));
  }
  const tail = Math.max(0, text.length - 60);
  const cut = CUT.exec(text.slice(tail));
  if (cut) spans.push({ ...spanOf(cut), start: tail + cut.index, end: text.length });
  return spans;
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length, content: match[2] ?? '' };
}
