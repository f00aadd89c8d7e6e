import { createCandidate } from '../../guard.ts';
import { strikingGuard } from '../../guards/all-guards.ts';
import type { Statement, Vetoes } from '../../statement.ts';
import { type MarkedSlot, slotMark } from './mark-slots.ts';

const joining = /^[)"' ]{0,2}(?:,|\/|&|;|and|or|and\/or|, and|, or|或|和|与)?[("' ]{0,2}$/u;

/** The answer slots of the text as statements, in order; those that are denied or only examples are left out. */
export const slotStatements = (text: string, slots: readonly MarkedSlot[], vetoes: Vetoes): Statement[] => {
  const statements: Statement[] = [];
  let at = text.indexOf(slotMark);
  for (const { rule, letter } of slots) {
    const span = { start: at, end: at + 1 };
    const candidate = createCandidate({ text, start: at, match: slotMark, at, end: span.end, letter });
    const struck = strikingGuard('slot', candidate);
    if (struck) vetoes.push({ rule, span, letter, guard: struck.id });
    else statements.push(joined(text, statements.at(-1), { rule, span, at, letter }));
    at = text.indexOf(slotMark, at + 1);
  }
  return statements;
};

/** `\boxed{A} or \boxed{C}` names several letters. */
const joined = (text: string, previous: Statement | undefined, statement: Statement): Statement => {
  if (!previous || previous.letter === statement.letter) return statement;
  const gap = text.slice(previous.span.end, statement.at);
  const names = gap.length < 12 && joining.test(gap) && !gap.includes('\n');
  return names ? { ...statement, letter: null } : statement;
};
