import type { Slot, SlotRule } from './slot-rule.ts';

const name = '(?:final[_ -]?)?(?:answer|ans|choice|option|box|solution|response|result|output|letter)';
const tag = new RegExp(String.raw`<(${name})\s{0,2}>((?:[^<>]|[<>](?=[ =])){0,300})</\1\s{0,2}>`, 'giu');
const squareTag = new RegExp(String.raw`\[(${name})\]([^[\]]{0,300})\[/\1\]`, 'giu');
const tokenTag = new RegExp(String.raw`<\|(${name})\|>([^<>|]{0,300})(?:<\|/?[a-z_]{0,20}\|>|$)`, 'giu');
const doubleBrackets = /(\[\[)([^[\]]{1,40})\]\]/gu;
/** The closing tag was a stop sequence and so is missing. */
const cutTag = new RegExp(String.raw`<(${name})\s{0,2}>\s{0,9}(\(?[A-Za-z]\)?\.?)\s{0,9}$`, 'iu');

const slotOf = (match: RegExpExecArray): Slot => ({
  start: match.index,
  end: match.index + match[0].length,
  content: match[2] ?? '',
});

const findAll =
  (opening: string, pattern: RegExp) =>
  (text: string): Slot[] =>
    text.includes(opening) ? [...text.matchAll(pattern)].map(slotOf) : [];

const findCut = (text: string): Slot[] => {
  const tail = Math.max(0, text.length - 60);
  const cut = cutTag.exec(text.slice(tail));
  return cut ? [{ ...slotOf(cut), start: tail + cut.index, end: text.length }] : [];
};

/** Answers between tags. */
export const tagRules: readonly SlotRule[] = [
  {
    id: 'slot.tag',
    find: findAll('<', tag),
    reads: ['<answer>C</answer>', '<final_answer>(c)</final_answer>'],
    ignores: ['<b>C</b>', '<answer>A and C</answer>'],
  },
  {
    id: 'slot.square-tag',
    find: findAll('[', squareTag),
    reads: ['[ANSWER]C[/ANSWER]'],
    ignores: ['[ANSWER]none[/ANSWER]'],
  },
  {
    id: 'slot.token-tag',
    find: findAll('<|', tokenTag),
    reads: ['<|answer|>C<|end|>'],
    ignores: ['<|user|>C<|end|>'],
  },
  {
    id: 'slot.double-brackets',
    find: findAll('[[', doubleBrackets),
    reads: ['[[C]]'],
    ignores: ['[[see C and D]]'],
  },
  { id: 'slot.cut-tag', find: findCut, reads: ['<answer>C'], ignores: ['<answer>C is one of them'] },
];
