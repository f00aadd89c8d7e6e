import type { Question } from './eval-case.ts';

/** The letters that a reply can name (docs/protocol.md, "Answer extraction"). */
export const answerLetters: readonly string[] = [...'ABCDEFGHIJ'];

/** The letters of a question's options, sorted. */
export const optionLetters = ({ options }: Pick<Question, 'options'>): string[] =>
  Object.keys(options).sort();

/** An option's letter as both readings know it: data may write it in lower case. Longer names stay as they are. */
export const capitalLetter = (letter: string): string =>
  /^[a-z]$/.test(letter) ? letter.toUpperCase() : letter;

/** The right letter, in the form that the reference compares with an answer. */
export const keyLetter = ({ correct_answer }: Pick<Question, 'correct_answer'>): string =>
  correct_answer.trim().toUpperCase();
