import type { Slot, SlotRule } from './slot-rule.ts';

/** `\boxed`, `\fbox`, and `boxed` whose backslash got lost. */
const command =
  /(?:\\{1,4}|(?<![\p{L}\\]))boxed {0,2}\\?\{|\\{1,4}(?:fbox|framebox) {0,2}\{|\\{1,4}boxed(?: {0,2}[([]| (?=[A-Z]\b))/gu;
/** GLM's answer delimiters. */
const tokens = /<\|begin_of_box\|>([^<]{0,300})<\|end_of_box\|>/g;
const bare = /([A-Za-z])(?![\p{L}\p{N}])|\(? ?([A-Za-z]) ?[)\]]/uy;
/** A closing brace further away belongs to something else. */
const longest = 400;

/** Every complete box of the text. A box whose brace is never closed is not one. */
const findBoxes = (text: string): Slot[] => {
  if (!text.includes('box')) return [];
  const commands = [...text.matchAll(command)];
  if (commands.length === 0) return [];
  const closing = matchingBraces(text);
  return commands.flatMap(({ 0: found, index }) => readBox(text, index, found.length, closing) ?? []);
};

const readBox = (
  text: string,
  start: number,
  length: number,
  closing: ReadonlyMap<number, number>,
): Slot | null => {
  const inside = start + length;
  if (text[inside - 1] === '{') {
    const close = closing.get(inside - 1);
    if (close === undefined || close - inside > longest) return null;
    return { start, end: close + 1, content: text.slice(inside, close) };
  }
  bare.lastIndex = inside;
  const found = bare.exec(text);
  const letter = found?.[1] ?? found?.[2];
  return found && letter ? { start, end: inside + found[0].length, content: letter } : null;
};

/** One pass with a stack: nested and unclosed braces both cost linear time. */
const matchingBraces = (text: string): Map<number, number> => {
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
};

export const boxRules: readonly SlotRule[] = [
  {
    id: 'slot.box',
    find: findBoxes,
    reads: ['\\boxed{C}', 'So the answer is \\boxed{\\text{C. Sarcoidosis}}.', 'boxed{c}', '\\boxed C'],
    ignores: ['\\boxed{C', '\\boxed{A, C}', 'It is not \\boxed{C}.', '\\boxed{E = mc^2}'],
  },
  {
    id: 'slot.box-token',
    find: (text) =>
      [...text.matchAll(tokens)].map(({ 0: found, 1: content = '', index }) => ({
        start: index,
        end: index + found.length,
        content,
      })),
    reads: ['<|begin_of_box|>C<|end_of_box|>'],
    ignores: ['<|begin_of_box|>unknown<|end_of_box|>'],
  },
];
