import { phrases } from '../../phrases.ts';
import type { Language } from './language.ts';

/** Vietnamese. */
export const vietnamese: Language = {
  id: 'vi',
  answer: phrases`
    đáp án
    câu trả lời
  `,
  noun: phrases`
    lựa chọn
    phương án
  `,
  praise: phrases`
    đúng
    cuối cùng
    chính xác
    đúng nhất
  `,
  be: phrases`
    là
  `,
  choose: phrases`
    tôi chọn
    chọn
  `,
  option: '(?:đáp án |phương án |lựa chọn )?',
  reads: {
    praisedAnswer: 'Chính xác đáp án: C',
    answerPraised: 'Đáp án đúng là C.',
    answerIs: 'Đáp án: C',
    praiseIs: 'Đúng nhất là C.',
    praisedThing: 'Chính xác chẩn đoán là C.',
    choose: 'Tôi chọn C.',
  },
  ignores: ['Đáp án không phải là C.'],
};
