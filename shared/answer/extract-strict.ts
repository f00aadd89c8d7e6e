import { concludedLetter } from './strict/concluded.ts';
import { judgedOption } from './strict/judged-options.ts';
import { labelledLetter } from './strict/labels.ts';
import { withoutMarkup, withoutStruck, withoutTicks } from './strict/markup.ts';
import { plainForms } from './strict/plain-forms.ts';
import { isReconsidered, isReopened, isTakenBack } from './strict/retraction.ts';
import { slotStatements } from './strict/slot-statements.ts';
import { markSlots } from './strict/slots.ts';
import type { Statement } from './strict/statement.ts';
import { findStatements } from './strict/statements.ts';
import { visibleText } from './strict/visible-text.ts';

/**
 * The letter a reply gives as its answer, or null when it gives none, several, or one that is not among `options`
 * (this question's own letters, upper case, gaps allowed). Prefers no answer to a guess: bare letters in prose,
 * refusals, denials, hedges and reasoning between think tags yield nothing. The last statement counts; a box, tag
 * or JSON key outweighs prose around it unless the model changes its mind. Time is linear in the reply's length.
 *
 * This is this project's own reading; the protocol's is `extractLiveclin` (docs/protocol.md, "Answer extraction").
 */
export function extractStrict(reply: string, options: readonly string[]): string | null {
  const visible = visibleText(reply);
  if (visible === null) return null;
  const marked = markSlots(withoutStruck(plainForms(visible)));
  const ticked = withoutMarkup(marked.text);
  const text = withoutTicks(ticked);
  const letter = statedLetter(text, slotStatements(text, marked.letters), judgedOption(ticked));
  return letter !== null && options.includes(letter) ? letter : null;
}

function statedLetter(text: string, slots: readonly Statement[], judged: string | null): string | null {
  const { strong, weak } = findStatements(text);
  const last = deciding(text, slots.at(-1), strong.at(-1));
  if (last === 'contradicted') return null;
  if (last) return isTakenBack(text, last.end) ? null : last.letter;
  const standing = weak.filter(({ end }) => !isTakenBack(text, end) && !isReopened(text, end));
  return agreed([
    ...standing.map(({ letter }) => letter),
    labelledLetter(text),
    judged,
    concludedLetter(text),
  ]);
}

/** The statement that decides; a later one against a slot counts only when the model changed its mind between. */
function deciding(text: string, slot: Statement | undefined, prose: Statement | undefined) {
  if (!slot || !prose) return slot ?? prose;
  if (prose.at < slot.at) return slot;
  if (prose.letter === slot.letter || isReconsidered(text, slot.end, prose.at)) return prose;
  return prose.letter === null ? slot : 'contradicted';
}

/** Weak evidence counts when all of it names one letter. */
function agreed(letters: readonly (string | null)[]): string | null {
  const named = new Set(letters.filter((letter) => letter !== null));
  const [letter] = named;
  return named.size === 1 ? (letter ?? null) : null;
}
