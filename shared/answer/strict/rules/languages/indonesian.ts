import { phrases } from '../../phrases.ts';
import type { Language } from './language.ts';

/** Indonesian. */
export const indonesian: Language = {
  id: 'id',
  answer: phrases`
    jawaban
    jawabannya
  `,
  noun: phrases`
    pilihan
  `,
  praise: phrases`
    benar
    yang benar
    yang tepat
    tepat
    akhir
    yang paling tepat
  `,
  be: phrases`
    adalah
    ialah
  `,
  choose: phrases`
    saya memilih
  `,
  option: '(?:opsi |pilihan )?',
  reads: {
    praisedAnswer: 'Benar jawaban: C',
    answerPraised: 'Jawaban yang benar adalah C.',
    answerIs: 'Jawaban: C',
    praiseIs: 'Yang benar adalah C.',
    praisedThing: 'Yang tepat diagnosis adalah C.',
    choose: 'Saya memilih C.',
  },
  ignores: ['Jawaban bukan: C'],
};
