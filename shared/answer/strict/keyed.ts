import type { Span } from './span.ts';

const BEFORE = '(?:(?:final|correct|best|predicted|selected|chosen|my|model)[_ -]?)?';
const NOUN =
  '(?:answers?|ans|option|choice|letter|prediction|selection|response|result|output|label|selected|final|答案|正解)';
const AFTER = '(?:[_ -]?(?:letter|option|choice|key|id|code|label))?';
const VALUE = '(?:\\[ {0,2})?(?:"([^"\\n]{0,200})"|\'([^\'\\n]{0,200})\'|([A-Z]) {0,2}[,}\\n])';
/** Exact keys only: `second_choice` or `incorrect_answer` must not count. */
const KEYED = new RegExp(`["'](?:${BEFORE}${NOUN}${AFTER})["'] {0,4}: {0,4}\\n? {0,4}${VALUE}`, 'giu');
const MORE = /^ {0,2}, {0,2}["'] {0,2}[A-Z]/;

/** Values of answer keys in JSON or in a Python dict, whole or cut off, fenced or not. */
export function findKeyed(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(KEYED)) {
    const end = match.index + match[0].length;
    const value = match[1] ?? match[2] ?? match[3] ?? '';
    const listed = match[0].includes('[') && MORE.test(text.slice(end, end + 12));
    spans.push({ start: match.index, end, content: listed ? 'none' : value });
  }
  return spans;
}
