import { answerLetters, capitalLetter, isKeyAmong, optionLetters } from './answer-letters.ts';
import type { Question } from './eval-case.ts';

export type QuestionOddityKind =
  | 'answer not among options'
  | 'options skip letters'
  | 'lower-case option letters'
  | 'option beyond J'
  | 'option without text';

/** Something odd about a question that can still be asked. */
export interface QuestionOddity {
  readonly kind: QuestionOddityKind;
  /** A sentence. */
  readonly detail: string;
}

/** Oddities of a question's options and answer key, which decide whether a reply can be right. */
export const questionOddities = (question: Question): QuestionOddity[] => {
  const { options, correct_answer: key } = question;
  // Both readings compare upper-case letters.
  const given = optionLetters(question).map(capitalLetter).sort();
  const lower = Object.keys(options).filter((letter) => /^[a-j]$/.test(letter));
  const upToLast = answerLetters.slice(0, answerLetters.indexOf(given.at(-1) ?? 'A') + 1);
  const skipped = upToLast.filter((letter) => !given.includes(letter));
  const beyond = given.filter((letter) => !answerLetters.includes(letter));
  const empty = optionLetters(question).filter((letter) => options[letter]?.trim() === '');
  const oddities: (QuestionOddity | undefined)[] = [
    isKeyAmong(given, question)
      ? undefined
      : { kind: 'answer not among options', detail: `the correct answer "${key}" is not among the options` },
    lower.length === 0
      ? undefined
      : {
          kind: 'lower-case option letters',
          detail: `options ${lower.join(', ')} are in lower case: shown as they are, and read as ${lower.join(', ').toUpperCase()}`,
        },
    skipped.length === 0
      ? undefined
      : { kind: 'options skip letters', detail: `options skip ${skipped.join(', ')}` },
    beyond.length === 0
      ? undefined
      : {
          kind: 'option beyond J',
          detail:
            beyond.length === 1
              ? `option ${beyond[0]} is not a letter A-J, so no reply can name it`
              : `options ${beyond.join(', ')} are not letters A-J, so no reply can name them`,
        },
    empty.length === 0
      ? undefined
      : {
          kind: 'option without text',
          detail:
            empty.length === 1
              ? `option ${empty[0]} has no text`
              : `options ${empty.join(', ')} have no text`,
        },
  ];
  return oddities.filter((oddity) => oddity !== undefined);
};
