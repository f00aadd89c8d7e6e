import type { Guard } from '../guard.ts';
import { phrases } from '../phrases.ts';
import { isCounterfactual } from './conditions.ts';

const deniesNext = phrases`
  \b(?:not|n't|never|cannot be|rather than|instead of|over|than|except|rules? out|ruled out|excludes?|eliminates?|reject(?:ed|ing)?|wrong (?:answer|option|choice)(?: is|:)?|incorrect (?:answer|option|choice)(?: is|:)?)
  不是
  不选
  而非
`;
const deniedBefore = new RegExp(`${deniesNext} ?(?:option |choice |the answer )?[:"'( ]{0,3}$`, 'iu');
const deniedAfter =
  /^[)"'.,]{0,2} (?:is|was|are|would be|seems|looks|appears|being) (?:\w+ )?(?:not|n't|wrong|incorrect|tempting|false|ruled|unlikely|excluded|a distractor|attractive|inappropriate|less)|^[)"' ]{0,2}(?:isn't|wasn't|can be (?:ruled|excluded)|cannot|can't|could|might|不正确|是错|不对)|^[)"' ]{0,2}\?/iu;

/** What the words around a box, tag or JSON key may say against it. */
export const slotGuards: readonly Guard[] = [
  {
    id: 'slot-denied',
    vetoes: ['slot'],
    strikes: ['It is certainly not \\boxed{C}.', '\\boxed{C} is tempting.'],
    isStruck: ({ text, at }) =>
      deniedBefore.test(text.slice(Math.max(0, at - 60), at)) ||
      deniedAfter.test(text.slice(at + 1, at + 60)),
  },
  {
    id: 'slot-counterfactual',
    vetoes: ['slot'],
    strikes: ['Were she stable, it would be \\boxed{C}.'],
    isStruck: ({ text, at }) => isCounterfactual(text, at),
  },
];
