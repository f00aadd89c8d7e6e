import { phrases } from '../../phrases.ts';
import type { Language } from './language.ts';

/** French. */
export const french: Language = {
  id: 'fr',
  answer: phrases`
    réponse
    reponse
  `,
  noun: phrases`
    option
    choix
    proposition
  `,
  praise: phrases`
    correcte
    finale
    exacte
    plus probable
    plus appropriée?
    plus adaptée?
    plus indiquée?
    juste
    bonne
    meilleure
    adéquate
    correct
    meilleur
  `,
  be: phrases`
    est
    serait
    sera
    doit être
  `,
  choose: phrases`
    je choisis
    je sélectionne
    je choisirais
    je retiens
    je réponds
    c'est
  `,
  option: "(?:la |le |l')?(?:réponse |lettre |option |choix |proposition )?",
  reads: {
    praisedAnswer: 'La bonne réponse est la C.',
    answerPraised: 'La réponse correcte est la C.',
    answerIs: 'Réponse : C',
    praiseIs: 'Correcte : C',
    praisedThing: "Le meilleur traitement est l'option C.",
    choose: 'Je choisis la C.',
  },
  ignores: ["La réponse n'est pas C."],
};
