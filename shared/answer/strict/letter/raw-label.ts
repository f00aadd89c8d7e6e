import { startsWithSpecies } from './species.ts';
import { medicalNouns } from './words.ts';

const noun = new RegExp(String.raw`^ ${medicalNouns}(?![\p{L}])`, 'iu');

const subjectNext =
  /^ ?[,–—-] ?(?!(?:because|since|given|due|which|not|da|weil|car|as (?:it|the|this))\b)\p{Ll}/u;
const numeralNext = /^ ?[,&/+]? ?(?:and|or)? ?[("']?(?:I{2,3}|IV|VI{0,3})(?![\p{L}\p{N}])/u;

/** Whether the text after a letter makes it a label without its full stop: "B Pneumonia". */
export const isRawLabel = (after: string): boolean =>
  /^ \p{Lu}\p{L}/u.test(after) && !noun.test(after) && !startsWithSpecies(after.slice(1));

/** After A and I even a capital word may be the letter's noun or verb. */
export const mayBeWord = (letter: string): boolean => letter === 'A' || letter === 'I';

/** What else an I is: a pronoun ("I, as an AI, ..."), or the first of several Roman numerals ("I and III"). */
export const meaningOfI = (letter: string, after: string): 'pronoun' | 'word' | null => {
  if (letter !== 'I') return null;
  if (subjectNext.test(after)) return 'pronoun';
  return numeralNext.test(after) ? 'word' : null;
};
