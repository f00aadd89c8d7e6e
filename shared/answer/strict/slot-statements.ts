import { isAsserted, isCounterfactual, isEcho } from './guards.ts';
import { SLOT } from './slots.ts';
import type { Statement } from './statement.ts';

const DENIED_BEFORE =
  /(?:\b(?:not|n't|never|cannot be|rather than|instead of|over|than|except|rules? out|ruled out|excludes?|eliminates?|reject(?:ed|ing)?|wrong (?:answer|option|choice)(?: is|:)?|incorrect (?:answer|option|choice)(?: is|:)?)|不是|不选|而非) ?(?:option |choice |the answer )?[:"'( ]{0,3}$/iu;
const DENIED_AFTER =
  /^[)"'.,]{0,2} (?:is|was|are|would be|seems|looks|appears|being) (?:\w+ )?(?:not|n't|wrong|incorrect|tempting|false|ruled|unlikely|excluded|a distractor|attractive|inappropriate|less)|^[)"' ]{0,2}(?:isn't|wasn't|can be (?:ruled|excluded)|cannot|can't|could|might|不正确|是错|不对)|^[)"' ]{0,2}\?/iu;
const JOINED = /^[)"' ]{0,2}(?:,|\/|&|;|and|or|and\/or|, and|, or|或|和|与)?[("' ]{0,2}$/u;

/** The answer slots of the text as statements, in order; those that are denied or only examples are left out. */
export function slotStatements(text: string, letters: readonly (string | null)[]): Statement[] {
  const statements: Statement[] = [];
  let at = text.indexOf(SLOT);
  for (const letter of letters) {
    if (isStated(text, at))
      statements.push(joined(text, statements, { at, end: at + 1, letter, slot: true }));
    at = text.indexOf(SLOT, at + 1);
  }
  return statements;
}

function isStated(text: string, at: number): boolean {
  if (isEcho(text, at)) return false;
  if (
    DENIED_BEFORE.test(text.slice(Math.max(0, at - 60), at)) ||
    DENIED_AFTER.test(text.slice(at + 1, at + 60))
  )
    return false;
  return isAsserted(text, at) && !isCounterfactual(text, at);
}

/** `\boxed{A} or \boxed{C}` names several letters. */
function joined(text: string, earlier: readonly Statement[], statement: Statement): Statement {
  const previous = earlier.at(-1);
  if (!previous || previous.letter === statement.letter) return statement;
  const gap = text.slice(previous.end, statement.at);
  return gap.length < 12 && JOINED.test(gap) && !gap.includes('\n')
    ? { ...statement, letter: null }
    : statement;
}
