import { isReconsidered, isReopened, isTakenBack } from './guards/retraction.ts';
import type { Statement, Vetoes } from './statement.ts';

/** All that was read in a text, by how much it counts. */
export interface Evidence {
  /** Boxes, tags and JSON keys, in order. */
  readonly slots: readonly Statement[];
  /** Announcements and verdicts, in order. */
  readonly strong: readonly Statement[];
  readonly weak: readonly Statement[];
  /** A label, an affirmed option, a conclusion: weak as well, but judged by the whole text; read only when needed. */
  readonly others: () => readonly Statement[];
}

/**
 * The statement that is the model's answer. The last one counts; a box, tag or JSON key outweighs prose around it
 * unless the model changes its mind. Weak evidence counts when nothing stronger is said and all of it names one letter.
 */
export const decide = (
  text: string,
  { slots, strong, weak, others }: Evidence,
  vetoes: Vetoes,
): Statement | null => {
  const strike = (guard: string, ...statements: readonly Statement[]): null => {
    vetoes.push(...statements.map(({ rule, span, letter }) => ({ guard, rule, span, letter })));
    return null;
  };
  const slot = slots.at(-1);
  const prose = lastOf(strong);
  const last = deciding(text, slot, prose);
  if (last === 'contradicted')
    return strike('contradicted', ...[slot, prose].filter((one) => one !== undefined));
  if (last) {
    if (isTakenBack(text, last.span.end)) return strike('taken-back', last);
    return last.letter === null ? strike('no-single-letter', last) : last;
  }
  const kept = weak.filter(({ span: { end } }) => !isTakenBack(text, end) && !isReopened(text, end));
  strike('not-kept-to', ...weak.filter((statement) => !kept.includes(statement)));
  const named = [...kept, ...others()].filter(({ letter }) => letter !== null);
  const distinct = new Set(named.map(({ letter }) => letter));
  return distinct.size > 1 ? strike('disagreement', ...named) : (named[0] ?? null);
};

/** The last statement; of several that end alike the one whose rule comes first. */
const lastOf = (statements: readonly Statement[]): Statement | undefined => {
  const last = statements.at(-1);
  return statements.find(({ at, span }) => at === last?.at && span.end === last.span.end);
};

/** The statement that decides; a later one against a slot counts only when the model changed its mind between. */
const deciding = (text: string, slot: Statement | undefined, prose: Statement | undefined) => {
  if (!slot || !prose) return slot ?? prose;
  if (prose.at < slot.at) return slot;
  if (prose.letter === slot.letter || isReconsidered(text, slot.span.end, prose.at)) return prose;
  return prose.letter === null ? slot : 'contradicted';
};
