import type { Question } from './eval-case.ts';

/** The letters that a reply can name (docs/protocol.md, "Answer extraction"). */
export const answerLetters: readonly string[] = [...'ABCDEFGHIJ'];

/** The letters of a question's options, sorted. */
export const optionLetters = ({ options }: Pick<Question, 'options'>): string[] =>
  Object.keys(options).sort();

/** An option's letter as both readings know it: data may write it in lower case. Longer names stay as they are. */
export const capitalLetter = (letter: string): string =>
  /^[a-z]$/.test(letter) ? letter.toUpperCase() : letter;

/** Whether the right letter is one of a question's options. Without it, no option is right. */
export const isKeyAmong = (letters: readonly string[], question: Pick<Question, 'correct_answer'>): boolean =>
  letters.map(capitalLetter).includes(keyLetter(question));

/** The right letter, in the form that the reference compares with an answer. */
export const keyLetter = ({ correct_answer }: Pick<Question, 'correct_answer'>): string =>
  correct_answer.trim().toUpperCase();
