import { phrases } from '../../phrases.ts';
import type { Language } from './language.ts';

/** Swedish, Danish and Norwegian. */
export const scandinavian: Language = {
  id: 'sv',
  answer: phrases`
    svar
    svaret
  `,
  noun: phrases`
    alternativ
    alternativet
  `,
  praise: phrases`
    rätt
    rätta
    rigtige
    riktige
    korrekte
    riktig
    korrekta
    det
  `,
  be: phrases`
    är
    er
  `,
  choose: phrases`
    jag väljer
    jeg velger
    jeg vælger
  `,
  option: '(?:alternativ )?',
  reads: {
    praisedAnswer: 'Rätt svar är C.',
    answerPraised: 'Svaret rätt: C',
    answerIs: 'Svar: C',
    praiseIs: 'Rätt: C',
    praisedThing: 'Rätt diagnos är C.',
    choose: 'Jag väljer C.',
  },
  ignores: ['Svaret är inte C.'],
};
