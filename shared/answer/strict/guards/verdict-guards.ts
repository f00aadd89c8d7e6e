import type { Guard } from '../guard.ts';
import { startsWithSpecies } from '../letter/species.ts';
import { isConditional } from './conditions.ts';

/** What the words around a verdict, "C is correct", may say against it. */
export const verdictGuards: readonly Guard[] = [
  {
    id: 'would-be',
    vetoes: ['verdict'],
    strikes: ['If the biopsy is negative, C would be correct.'],
    isStruck: ({ text, start, match }) => isConditional(text, start) && /\bwould\b/.test(match),
  },
  {
    id: 'one-of-several',
    vetoes: ['verdict'],
    strikes: ['B, C is correct.'],
    isStruck: ({ sentence }) =>
      /\b(?:neither|nor|is|are|was|whether|both|either)\s$/iu.test(sentence()) ||
      /(?<!\b(?:and|or) )\b[A-Z], ?$|\b[A-Z] ?(?:and|or|to|through|[/–-]) ?$/u.test(sentence()),
  },
  {
    id: 'verdict-on-species',
    vetoes: ['verdict'],
    strikes: ['C. difficile is the correct answer.'],
    isStruck: ({ match, letter }) => startsWithSpecies(match.slice(match.indexOf(`${letter}. `) + 3)),
  },
  {
    id: 'verdict-asked',
    vetoes: ['verdict'],
    strikes: ['C is correct, is it?'],
    isStruck: ({ text, end }) => /^[^.!;\n。]{0,80}[?？]/u.test(text.slice(end, end + 82)),
  },
];
