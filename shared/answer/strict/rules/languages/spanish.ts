import { phrases } from '../../phrases.ts';
import type { Language } from './language.ts';

/** Spanish. */
export const spanish: Language = {
  id: 'es',
  answer: phrases`
    respuesta
  `,
  noun: phrases`
    opción
    opcion
    alternativa
    letra
  `,
  praise: phrases`
    correcta
    final
    adecuada
    mejor
    más adecuada
    mas adecuada
    apropiada
    más apropiada
    indicada
    probable
    más probable
  `,
  be: phrases`
    es
    sería
    seria
    debe ser
    corresponde a
  `,
  choose: phrases`
    elijo
    escojo
    selecciono
    elegiría
    me quedo con
  `,
  option: '(?:la )?(?:opción |opcion |letra |alternativa |respuesta )?',
  reads: {
    praisedAnswer: 'La mejor respuesta es la C.',
    answerPraised: 'La respuesta correcta es la C.',
    answerIs: 'Respuesta: C',
    praiseIs: 'Correcta: C',
    praisedThing: 'El mejor tratamiento es la opción C.',
    choose: 'Elijo la C.',
  },
  ignores: ['La respuesta no es C.', 'El mejor tipo es A.'],
};
