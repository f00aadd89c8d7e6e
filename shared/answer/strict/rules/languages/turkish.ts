import { phrases } from '../../phrases.ts';
import type { Language } from './language.ts';

/** Turkish. */
export const turkish: Language = {
  id: 'tr',
  answer: phrases`
    cevap
    yanıt
  `,
  noun: phrases`
    seçenek
  `,
  praise: phrases`
    doğru
    nihai
    en iyi
  `,
  be: phrases`
    olarak
  `,
  choose: phrases`
    seçiyorum
  `,
  option: '(?:şıkkı |seçenek )?',
  reads: {
    praisedAnswer: 'Doğru cevap: C',
    answerPraised: 'Cevap doğru: C',
    answerIs: 'Cevap: C',
    praiseIs: 'Doğru: C',
    praisedThing: 'En iyi tedavi: C',
    choose: 'Seçiyorum: C',
  },
  ignores: ['Cevap değil: C'],
};
