import { phrases } from '../../phrases.ts';
import type { Language } from './language.ts';

/** Dutch. */
export const dutch: Language = {
  id: 'nl',
  answer: phrases`
    antwoord
  `,
  noun: phrases`
    optie
  `,
  praise: phrases`
    juiste
    correcte
    beste
    definitieve
    goede
  `,
  be: phrases`
    is
    luidt
  `,
  choose: phrases`
    ik kies
    ik kies voor
  `,
  option: '(?:optie |antwoord )?',
  reads: {
    praisedAnswer: 'Het juiste antwoord is C.',
    answerPraised: 'Antwoord juiste is C.',
    answerIs: 'Antwoord: C',
    praiseIs: 'Juiste: C',
    praisedThing: 'De beste behandeling is C.',
    choose: 'Ik kies voor C.',
  },
  ignores: ['Het antwoord is niet C.'],
};
