import type { Span } from './span.ts';

/** `\boxed`, `\fbox`, and `boxed` whose backslash got lost. */
const COMMAND =
  /(?:\\{1,4}|(?<![\p{L}\\]))boxed {0,2}\\?\{|\\{1,4}(?:fbox|framebox) {0,2}\{|\\{1,4}boxed(?: {0,2}[([]| (?=[A-Z]\b))/gu;
/** GLM's answer delimiters. */
const TOKENS = /<\|begin_of_box\|>([^<]{0,300})<\|end_of_box\|>/g;
const BARE = /([A-Za-z])(?![\p{L}\p{N}])|\(? ?([A-Za-z]) ?[)\]]/uy;

/** Every complete box of the text. A box whose brace is never closed is not one. */
export function findBoxes(text: string): Span[] {
  const closing = matchingBraces(text);
  const boxes: Span[] = [];
  for (const command of text.matchAll(COMMAND)) {
    const box = readBox(text, command.index, command[0].length, closing);
    if (box) boxes.push(box);
  }
  for (const token of text.matchAll(TOKENS)) {
    boxes.push({ start: token.index, end: token.index + token[0].length, content: token[1] ?? '' });
  }
  return boxes;
}

function readBox(
  text: string,
  start: number,
  length: number,
  closing: ReadonlyMap<number, number>,
): Span | null {
  const inside = start + length;
  if (text[inside - 1] === '{') {
    const close = closing.get(inside - 1);
    // A far-away closing brace belongs to something else.
    if (close === undefined || close - inside > 400) return null;
    return { start, end: close + 1, content: text.slice(inside, close) };
  }
  BARE.lastIndex = inside;
  const bare = BARE.exec(text);
  const letter = bare?.[1] ?? bare?.[2];
  return bare && letter ? { start, end: inside + bare[0].length, content: letter } : null;
}

/** One pass with a stack: nested and unclosed braces both cost linear time. */
function matchingBraces(text: string): Map<number, number> {
  const open: number[] = [];
  const closing = new Map<number, number>();
  for (const brace of text.matchAll(/[{}]/g)) {
    if (brace[0] === '{') open.push(brace.index);
    else {
      const start = open.pop();
      if (start !== undefined) closing.set(start, brace.index);
    }
  }
  return closing;
}
