import { phrases } from '../../phrases.ts';
import type { Language } from './language.ts';

/** Portuguese. */
export const portuguese: Language = {
  id: 'pt',
  answer: phrases`
    resposta
    gabarito
  `,
  noun: phrases`
    opção
    alternativa
    letra
  `,
  praise: phrases`
    correta
    certa
    final
    melhor
    adequada
    mais adequada
    mais apropriada
    mais provável
    provável
  `,
  be: phrases`
    é
    seria
    deve ser
  `,
  choose: phrases`
    escolho
    seleciono
    escolheria
  `,
  option: '(?:a )?(?:letra |opção |alternativa |resposta )?',
  reads: {
    praisedAnswer: 'A melhor resposta é a C.',
    answerPraised: 'A resposta correta é a letra C.',
    answerIs: 'Resposta: C',
    praiseIs: 'Correta: C',
    praisedThing: 'A melhor conduta é a opção C.',
    choose: 'Escolho a C.',
  },
  ignores: ['A resposta não é C.'],
};
