import { type Edit, type EditedText, edit } from '../../text/edited-text.ts';
import { readSlot } from './slot-content.ts';
import type { Slot } from './slot-rule.ts';
import { slotRules } from './slot-rules.ts';

/** Takes the place of one slot in the marked text. A private-use character, which `plainForms` removes from replies. */
export const slotMark = '\uE000';

export interface MarkedSlot {
  /** Id of the rule that found it. */
  readonly rule: string;
  /** Null for none or several. */
  readonly letter: string | null;
}

interface MarkedText {
  readonly text: EditedText;
  /** One a mark, in order. */
  readonly slots: readonly MarkedSlot[];
}

/**
 * Replaces each answer slot (box, tag, JSON key) by one mark, so that the words around it can be read like the words
 * around a letter in prose. Placeholders vanish; slots with other text stay as they are.
 */
export const markSlots = (source: EditedText): MarkedText => {
  const slots: MarkedSlot[] = [];
  const edits: Edit[] = [];
  let from = 0;
  for (const { start, end, content, rule } of findSlots(source.text)) {
    if (start < from) continue;
    const reading = readSlot(content);
    if (reading.kind === 'text') continue;
    from = end;
    const isPlaceholder = reading.kind === 'placeholder';
    edits.push({ start, end, by: isPlaceholder ? '' : slotMark });
    if (!isPlaceholder) slots.push({ rule, letter: reading.kind === 'letter' ? reading.letter : null });
  }
  return { text: edit(source, edits), slots };
};

/** Outer slots first: `<answer>\boxed{C}</answer>` is one. */
const findSlots = (text: string): (Slot & { readonly rule: string })[] =>
  slotRules
    .flatMap(({ id, find }) => find(text).map((slot) => ({ ...slot, rule: id })))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
