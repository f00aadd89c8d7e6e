import { phrases } from '../../phrases.ts';
import type { Language } from './language.ts';

/** Russian and Ukrainian. */
export const russian: Language = {
  id: 'ru',
  answer: phrases`
    ответ
    відповідь
  `,
  noun: phrases`
    вариант
    вариант ответа
    выбор
  `,
  praise: phrases`
    правильный
    верный
    окончательный
    итоговый
    правильна
    лучший
    наиболее вероятный
    наиболее подходящий
  `,
  be: phrases`
    это
    является
    будет
    - это
    — это
    под буквой
  `,
  choose: phrases`
    я выбираю
    выбираю
    я бы выбрал
  `,
  option: '(?:вариант |буква |ответ |варіант |под буквой )?',
  reads: {
    praisedAnswer: 'Правильный ответ: C',
    answerPraised: 'Ответ правильный: C',
    answerIs: 'Ответ: C',
    praiseIs: 'Верный: C',
    praisedThing: 'Наиболее вероятный диагноз - C',
    choose: 'Я выбираю C.',
  },
  ignores: ['Неправильный ответ: C'],
};
