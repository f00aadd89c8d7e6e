import { findBoxes } from './boxed.ts';
import { findKeyed } from './keyed.ts';
import { readSlot } from './slot-content.ts';
import type { Span } from './span.ts';
import { findTagged } from './tagged.ts';

/** Stands for one slot in the marked text. A private-use character, which `plainForms` removes from replies. */
export const SLOT = '\uE000';

interface MarkedText {
  readonly text: string;
  /** One entry a SLOT character, in order: the letter, or null for none or several. */
  readonly letters: readonly (string | null)[];
}

/**
 * Replaces each answer slot (box, tag, JSON key) by one SLOT character, so that the words around it can be read
 * like the words around a letter in prose. Placeholders vanish; slots with other text stay as they are.
 */
export function markSlots(text: string): MarkedText {
  const letters: (string | null)[] = [];
  let marked = '';
  let from = 0;
  for (const span of inOrder([...findBoxes(text), ...findTagged(text), ...findKeyed(text)])) {
    if (span.start < from) continue;
    const reading = readSlot(span.content);
    if (reading.kind === 'text') continue;
    marked += text.slice(from, span.start);
    from = span.end;
    if (reading.kind === 'placeholder') continue;
    marked += SLOT;
    letters.push(reading.kind === 'letter' ? reading.letter : null);
  }
  return { text: marked + text.slice(from), letters };
}

/** Outer slots first: `<answer>\boxed{C}</answer>` is one. */
function inOrder(spans: Span[]): Span[] {
  return spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
}
