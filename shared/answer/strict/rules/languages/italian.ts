import { phrases } from '../../phrases.ts';
import type { Language } from './language.ts';

/** Italian. */
export const italian: Language = {
  id: 'it',
  answer: phrases`
    risposta
  `,
  noun: phrases`
    opzione
    alternativa
    lettera
  `,
  praise: phrases`
    corretta
    giusta
    finale
    esatta
    migliore
    più appropriata
    più probabile
    appropriata
  `,
  be: phrases`
    è
    sarebbe
    è quindi
  `,
  choose: phrases`
    scelgo
    seleziono
    sceglierei
  `,
  option: "(?:la |l')?(?:lettera |opzione |risposta |alternativa )?",
  reads: {
    praisedAnswer: 'La migliore risposta è la C.',
    answerPraised: 'La risposta corretta è la C.',
    answerIs: 'Risposta: C',
    praiseIs: 'Corretta: C',
    praisedThing: 'La migliore terapia è la C.',
    choose: 'Scelgo la C.',
  },
  ignores: ['La risposta non è C.'],
};
