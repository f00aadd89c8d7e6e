import { optionNamed, optionTexts, type StrictOptions } from '../../options/option-texts.ts';
import { type Edit, type EditedText, edit } from '../../text/edited-text.ts';
import { optionTextInSlot } from '../option-text-rules.ts';
import { readSlot, type SlotReading } from './slot-content.ts';
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
 * around a letter in prose. An option's text in a slot is its letter. Placeholders vanish; slots with other text stay.
 */
export const markSlots = (source: EditedText, options: StrictOptions): MarkedText => {
  const slots: MarkedSlot[] = [];
  const edits: Edit[] = [];
  let from = 0;
  for (const slot of findSlots(source.text)) {
    if (slot.start < from) continue;
    const { kind, ...marked } = readFound(slot, options);
    if (kind === 'text') continue;
    from = slot.end;
    edits.push({ start: slot.start, end: slot.end, by: kind === 'placeholder' ? '' : slotMark });
    if (kind !== 'placeholder') slots.push(marked);
  }
  return { text: edit(source, edits), slots };
};

type FoundSlot = Slot & { readonly rule: string };

const readFound = ({ content, rule }: FoundSlot, options: StrictOptions): SlotReading & MarkedSlot => {
  const named = optionNamed(content, optionTexts(options));
  if (named !== null) return { kind: 'letter', letter: named, rule: optionTextInSlot.id };
  return { letter: null, ...readSlot(content), rule };
};

/** Outer slots first: `<answer>\boxed{C}</answer>` is one. */
const findSlots = (text: string): FoundSlot[] =>
  slotRules
    .flatMap(({ id, find }) => find(text).map((slot) => ({ ...slot, rule: id })))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
