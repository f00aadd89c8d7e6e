import { phrases } from '../../phrases.ts';
import type { Language } from './language.ts';

/** German. */
export const german: Language = {
  id: 'de',
  answer: phrases`
    antwort
    lösung
  `,
  noun: phrases`
    option
    antwortoption
    antwortmöglichkeit
  `,
  praise: phrases`
    richtig
    korrekt
    zutreffend
    am wahrscheinlichsten
    am ehesten
    am besten
    richtige
    korrekte
    beste
    endgültige
    finale
    zutreffende
    wahrscheinlichste
  `,
  be: phrases`
    ist
    lautet
    wäre
    ist daher
    ist somit
    lautet daher
    ist also
  `,
  choose: phrases`
    ich wähle
    ich würde
    ich entscheide mich für
    meine wahl fällt auf
    ich tippe auf
  `,
  option: '(?:die )?(?:option |antwort |buchstabe |antwortoption )?',
  reads: {
    praisedAnswer: 'Die beste Antwort ist C.',
    answerPraised: 'Antwort richtig: C',
    answerIs: 'Die Antwort lautet C.',
    praiseIs: 'Richtig ist C.',
    praisedThing: 'Die beste Therapie ist C.',
    choose: 'Ich wähle C.',
  },
  ignores: ['Die Antwort ist nicht C.', 'Die falsche Antwort ist C.'],
};
