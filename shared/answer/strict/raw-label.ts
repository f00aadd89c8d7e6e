import { startsWithSpecies } from './species.ts';
import { medicalNouns } from './words.ts';

const NOUN = new RegExp(`^ (?:${medicalNouns})(?![\\p{L}])`, 'iu');

/** Whether the text after a letter makes it a label without its full stop: "B Pneumonia". */
export function isRawLabel(after: string): boolean {
  return /^ \p{Lu}\p{L}/u.test(after) && !NOUN.test(after) && !startsWithSpecies(after.slice(1));
}

/** After A and I even a capital word may be the letter's own noun or verb. */
export function mayBeWord(letter: string): boolean {
  return letter === 'A' || letter === 'I';
}

/** "I, as an AI, ..." */
export function isPronoun(letter: string, after: string): boolean {
  return (
    letter === 'I' &&
    /^ ?[,–—-] ?(?!(?:because|since|given|due|which|not|da|weil|car|as (?:it|the|this))\b)\p{Ll}/u.test(after)
  );
}
