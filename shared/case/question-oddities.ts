import { answerLetters, keyLetter, optionLetters } from './answer-letters.ts';
import type { Question } from './eval-case.ts';

export type QuestionOddityKind =
  | 'answer not among options'
  | 'options skip letters'
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
  const given = optionLetters(question);
  const upToLast = answerLetters.slice(0, answerLetters.indexOf(given.at(-1) ?? 'A') + 1);
  const skipped = upToLast.filter((letter) => !given.includes(letter));
  const beyond = given.filter((letter) => !answerLetters.includes(letter));
  const empty = given.filter((letter) => options[letter]?.trim() === '');
  const oddities: (QuestionOddity | undefined)[] = [
    given.includes(keyLetter(question))
      ? undefined
      : { kind: 'answer not among options', detail: `the correct answer "${key}" is not among the options` },
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
