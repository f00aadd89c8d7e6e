import { phrases } from '../../phrases.ts';
import type { Language } from './language.ts';

/** Arabic and Persian. */
export const arabic: Language = {
  id: 'ar',
  answer: phrases`
    الإجابة
    الاجابة
    الجواب
    پاسخ
  `,
  noun: phrases`
    الخيار
    گزینه
  `,
  praise: phrases`
    الصحيحة
    الصحيح
    النهائية
    صحیح
    درست
  `,
  be: phrases`
    هي
    هو
    هي الخيار
  `,
  choose: phrases`
    أختار
  `,
  option: '(?:الخيار |الحرف |گزینه )?',
  reads: {
    praisedAnswer: 'صحیح پاسخ: C',
    answerPraised: 'الإجابة الصحيحة هي C',
    answerIs: 'الجواب: C',
    praiseIs: 'الصحيح: C',
    praisedThing: 'صحیح تشخیص: C',
    choose: 'أختار C.',
  },
  ignores: ['الجواب ليس: C'],
};
