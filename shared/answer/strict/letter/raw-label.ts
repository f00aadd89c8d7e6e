import { startsWithSpecies } from './species.ts';
import { medicalNouns } from './words.ts';

const noun = new RegExp(String.raw`^ ${medicalNouns}(?![\p{L}])`, 'iu');

/** Whether the text after a letter makes it a label without its full stop: "B Pneumonia". */
export const isRawLabel = (after: string): boolean =>
  /^ \p{Lu}\p{L}/u.test(after) && !noun.test(after) && !startsWithSpecies(after.slice(1));

/** After A and I even a capital word may be the letter's noun or verb. */
export const mayBeWord = (letter: string): boolean => letter === 'A' || letter === 'I';

/** "I, as an AI, ..." */
export const isPronoun = (letter: string, after: string): boolean =>
  letter === 'I' &&
  /^ ?[,–—-] ?(?!(?:because|since|given|due|which|not|da|weil|car|as (?:it|the|this))\b)\p{Ll}/u.test(after);
