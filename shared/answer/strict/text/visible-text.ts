import { phrases } from '../phrases.ts';
import { type Edit, type EditedText, edit } from './edited-text.ts';

const names = phrases`
  think
  thinking
  thought
  thoughts
  reasoning
  reflection
  scratchpad
  seed:think
`;

/** Reasoning delimiters seen in the wild: XML-like, Kimi, Magistral, o1-style copies, MedGemma. */
const open = String.raw`<${names}\s{0,4}>|◁think▷|\[think\]|<\|begin_of_thought\|>|<unused94>`;
const close = String.raw`</${names}\s{0,4}>|◁/think▷|\[/think\]|<\|end_of_thought\|>|<unused95>`;
const delimiters = new RegExp(`(${open})|${close}`, 'giu');

const finalChannel = '<|channel|>final<|message|>';
const anyChannel = '<|channel|>';

/**
 * The reply without its reasoning; null when reasoning was begun and never ended (the model was cut off while
 * thinking, so nothing in the text is an answer). A closing delimiter without an opening one ends reasoning that
 * the chat template had begun, so all text before it is dropped.
 */
export const visibleText = (source: EditedText): EditedText | null => {
  const channelled = withoutChannels(source);
  if (channelled === null) return null;
  const cuts: Edit[] = [];
  let thinking: number | null = null;
  for (const delimiter of channelled.text.matchAll(delimiters)) {
    const end = delimiter.index + delimiter[0].length;
    const opens = delimiter[1] !== undefined;
    if (opens) {
      thinking ??= delimiter.index;
      continue;
    }
    if (thinking === null) cuts.splice(0, cuts.length, { start: 0, end, by: '' });
    else cuts.push({ start: thinking, end, by: '\n' });
    thinking = null;
  }
  return thinking === null ? edit(channelled, cuts) : null;
};

/** Raw gpt-oss output: only the final channel is meant for the reader. */
const withoutChannels = (source: EditedText): EditedText | null => {
  const final = source.text.lastIndexOf(finalChannel);
  if (final >= 0) return edit(source, [{ start: 0, end: final + finalChannel.length, by: '' }]);
  return source.text.includes(anyChannel) ? null : source;
};
