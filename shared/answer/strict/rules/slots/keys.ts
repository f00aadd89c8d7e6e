import type { Slot, SlotRule } from './slot-rule.ts';

const before = '(?:(?:final|correct|best|predicted|selected|chosen|my|model)[_ -]?)?';
const noun =
  '(?:answers?|ans|option|choice|letter|prediction|selection|response|result|output|label|selected|final|答案|正解)';
const after = '(?:[_ -]?(?:letter|option|choice|key|id|code|label))?';
const value = String.raw`(?:\[ {0,2})?(?:"([^"\n]{0,200})"|'([^'\n]{0,200})'|([A-Z]) {0,2}[,}\n])`;
/** Exact keys only: `second_choice` or `incorrect_answer` must not count. */
const keyed = new RegExp(
  String.raw`["'](?:${before}${noun}${after})["'] {0,4}: {0,4}\n? {0,4}${value}`,
  'giu',
);
const nextItem = /^ {0,2}, {0,2}["'] {0,2}[A-Z]/;

const findKeyed = (text: string): Slot[] =>
  [...text.matchAll(keyed)].map((match) => {
    const end = match.index + match[0].length;
    const listed = match[0].includes('[') && nextItem.test(text.slice(end, end + 12));
    return {
      start: match.index,
      end,
      content: listed ? 'none' : (match[1] ?? match[2] ?? match[3] ?? ''),
    };
  });

/** Values of answer keys in JSON or in a Python dict, whole or cut off, fenced or not. */
export const keyRule: SlotRule = {
  id: 'slot.key',
  find: findKeyed,
  reads: [
    '{"answer": "C"}',
    "{'final_answer': 'C. Sarcoidosis'}",
    '{"reasoning": "...", "choice": "C'.concat('"'),
  ],
  ignores: ['{"second_choice": "C"}', '{"answer": ["A", "C"]}', '{"answer": null}'],
};
