import { startsWithSpecies } from './species.ts';
import { medicalNouns } from './words.ts';

const NOUN = new RegExp(`^ (?:${medicalNouns})(?![\\p{L}])`, 'iu');

/**
 * Whether a letter and the text after it are a label without its full stop: "B Pneumonia". After A and I a capital
 * word may be the letter's own noun or verb.
 */
export function isRawLabel(letter: string, after: string): boolean {
  if (letter === 'A' || letter === 'I' || !/^ \p{Lu}\p{L}/u.test(after)) return false;
  return !NOUN.test(after) && !startsWithSpecies(after.slice(1));
}
