import { phrases } from '../../phrases.ts';
import type { Language } from './language.ts';

/** Polish and Czech. */
export const polish: Language = {
  id: 'pl',
  answer: phrases`
    odpowiedź
    odpowiedz
    odpověď
  `,
  noun: phrases`
    opcja
  `,
  praise: phrases`
    poprawna
    prawidłowa
    właściwa
    ostateczna
    poprawną
    prawidłową
    správná
  `,
  be: phrases`
    to
    jest
    je
  `,
  choose: phrases`
    wybieram
  `,
  option: '(?:opcja |odpowiedź |litera )?',
  reads: {
    praisedAnswer: 'Poprawna odpowiedź to C.',
    answerPraised: 'Odpowiedź prawidłowa to C.',
    answerIs: 'Odpowiedź: C',
    praiseIs: 'Prawidłowa: C',
    praisedThing: 'Właściwa diagnoza to C.',
    choose: 'Wybieram C.',
  },
  ignores: ['Odpowiedź to nie C.'],
};
