import { phrases } from '../../phrases.ts';
import type { Language } from './language.ts';

/** Hindi. */
export const hindi: Language = {
  id: 'hi',
  answer: phrases`
    उत्तर
    जवाब
  `,
  noun: phrases`
    विकल्प
  `,
  praise: phrases`
    सही
    अंतिम
    सर्वोत्तम
  `,
  be: phrases`
    है
  `,
  choose: phrases`
    मैं चुनता हूँ
  `,
  option: '(?:विकल्प )?',
  reads: {
    praisedAnswer: 'सही उत्तर: C',
    answerPraised: 'उत्तर सही: C',
    answerIs: 'उत्तर: C',
    praiseIs: 'सही: C',
    praisedThing: 'सही कथन: C',
    choose: 'मैं चुनता हूँ: C',
  },
  ignores: ['उत्तर नहीं: C'],
};
