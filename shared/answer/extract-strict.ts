import { decide } from './strict/decide.ts';
import { isOption, optionTexts, type StrictOptions } from './strict/options/option-texts.ts';
import { markOwnTexts } from './strict/options/own-texts.ts';
import { affirmedOption } from './strict/rules/affirmed-option.ts';
import { concludedStatement } from './strict/rules/conclusion.ts';
import { labelStatement } from './strict/rules/labels.ts';
import { optionTextStatement } from './strict/rules/option-text-rules.ts';
import { proseStatements } from './strict/rules/prose.ts';
import { markSlots } from './strict/rules/slots/mark-slots.ts';
import { slotStatements } from './strict/rules/slots/slot-statements.ts';
import type { Statement, Veto, Vetoes } from './strict/statement.ts';
import { originOf, type Span, unedited } from './strict/text/edited-text.ts';
import { withoutMarkup, withoutStruck, withoutTicks } from './strict/text/markup.ts';
import { plainForms } from './strict/text/plain-forms.ts';
import { visibleText } from './strict/text/visible-text.ts';

export type { StrictOptions };

/** What the strict extractor reads in a reply, and why. */
export interface StrictReading {
  /** The upper-case letter, or null when the reply gives none, several, or one that is not an option. */
  readonly letter: string | null;
  /** Id of the rule that read the letter; null without one. */
  readonly rule: string | null;
  /** What it read, in UTF-16 code units of the reply, `end` not included; null without a letter. */
  readonly span: Span | null;
  /** What other rules read and a guard struck, or what was struck so that no letter is left; in reading order. */
  readonly vetoes: readonly Veto[];
}

const nothing: StrictReading = { letter: null, rule: null, span: null, vetoes: [] };

/**
 * The letter a reply gives as its answer, among `options` (this question's own letters, upper case, gaps allowed).
 * Prefers no answer to a guess: bare letters in prose, refusals, denials, hedges and reasoning between think tags yield
 * nothing. Time is linear in the reply's length.
 *
 * This is this project's own reading; the protocol's is `extractLiveclin` (docs/protocol.md, "Answer extraction").
 */
export const extractStrict = (reply: string, options: StrictOptions): StrictReading => {
  const visible = visibleText(unedited(reply));
  if (visible === null) return nothing;
  const texts = optionTexts(options);
  const plain = withoutStruck(plainForms(visible));
  const marked = markSlots(markOwnTexts(plain, texts), options);
  const ticked = withoutMarkup(marked.text);
  const edited = withoutTicks(ticked);
  const { text } = edited;
  const vetoes: Vetoes = [];
  const alone = optionTextStatement(plain.text, texts);
  if (alone) return { ...nothing, letter: alone.letter, rule: alone.rule, span: originOf(plain, alone.span) };
  const { strong, weak } = proseStatements(text, vetoes);
  const slots = slotStatements(text, marked.slots, vetoes).filter(
    (slot) => !isQuantity(slot, options) || !strong.some(({ at }) => at > slot.at),
  );
  const others = () =>
    [
      labelStatement(text, vetoes),
      affirmedOption(text, ticked.text),
      concludedStatement(text, vetoes),
    ].filter((statement) => statement !== null);
  const decided = amongOptions(decide(text, { slots, strong, weak, others }, vetoes), options, vetoes);
  return {
    letter: decided?.letter ?? null,
    rule: decided?.rule ?? null,
    span: decided && originOf(edited, decided.span),
    vetoes: vetoes.map((veto) => ({ ...veto, span: originOf(edited, veto.span) })),
  };
};

/** A box around a "T" or an "x" is a formula's result when an answer follows. */
const isQuantity = ({ letter }: Statement, options: StrictOptions): boolean =>
  letter !== null && letter > 'J' && !isOption(options, letter);

const amongOptions = (
  statement: Statement | null,
  options: StrictOptions,
  vetoes: Vetoes,
): Statement | null => {
  if (!statement?.letter || isOption(options, statement.letter)) return statement;
  vetoes.push({ ...statement, guard: 'not-an-option' });
  return null;
};
