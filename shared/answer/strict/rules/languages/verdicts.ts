import { phrases } from '../../phrases.ts';
import { letter, namedOption, opening, optionText, type VerdictRule } from '../verdict.ts';
import { eastAsian, type RuleGroup, rulesIn } from './rule-group.ts';

const is = phrases`
  es
  está
  sería
  é
  seria
  est
  serait
  ist
  wäre
  è
  sarebbe
  är
  er
  is het
  to
  jest
`;
const the = phrases`
  la\x20
  a\x20
  o\x20
  le\x20
  die\x20
  das\x20
  der\x20
  l'
  el\x20
  il\x20
  de\x20
  det\x20
`;
const right = phrases`
  correcta
  correcte
  correta
  certa
  corretta
  richtig\p{L}{0,2}
  korrekt\p{L}{0,2}
  bonne
  réponse
  respuesta
  resposta
  exacte
  adecuada
  adequada
  giusta
  mejor
  meilleure
  beste
  juste
  juiste
  poprawna
  prawidłowa
`;
const noun = phrases`
  opción
  respuesta
  resposta
  opção
  bonne
  meilleure
  réponse
  opzione
  risposta
  mejor
  melhor
  migliore
  Antwort
`;
const rightInChinese = phrases`
  正确
  正確
  合适
  合適
  適合
  適切
  恰当
  符合题意
  最符合
  最可能
  最好
  最佳
`;
const noLetterBefore = '(?<![A-Za-z0-9] ?)';

const verdict = (source: string): RegExp => new RegExp(source, 'gu');

const european: readonly VerdictRule[] = [
  {
    id: 'europe.is-correct',
    pattern: verdict(
      String.raw`(?:${opening}|${namedOption})${letter}${optionText} ${is} ${the}?(?:${noun} )?${right}(?![\p{L}])`,
    ),
    reads: ['C es la opción correcta.', 'C est la bonne réponse.', 'Option C ist richtig.'],
    ignores: ['C es incorrecta.', 'Option C ist nicht richtig.'],
  },
  {
    id: 'europe.is-c-correct',
    pattern: verdict(
      String.raw`(?:ist|est|é|es) (?:die |la |a )?${namedOption}?${letter} (?:somit |daher |also |donc |la |die )?${right}(?![\p{L}])`,
    ),
    reads: ['Damit ist C richtig.'],
    ignores: ['Damit ist C falsch.'],
  },
];

const asian: readonly VerdictRule[] = [
  {
    id: 'zh.is-correct',
    pattern: verdict(
      String.raw`(?:选项|選項|選択肢|선택지|보기)? ?${noLetterBefore}${letter} ?(?:选项|選項|项|項|\([^()\n]{1,40}\))?(?:应该|应|就)?(?:是|为|為|最)?(?:唯一)?(?:最为?)?${rightInChinese}(?:的)?(?:答案|选项|選項|选择|诊断)?(?!吗|嗎|性|率|与否|[?])`,
    ),
    reads: ['C项是最佳选择。', '选项C正确。'],
    ignores: ['C正确吗?', '选项C不正确。'],
  },
  {
    id: 'ja.is-correct',
    pattern: verdict(
      `(?:選択肢)? ?${noLetterBefore}${letter} ?が(?:正解|正しい|正答|最も適切|最適|答え)(?!で(?:は|すか)|か[?])`,
    ),
    reads: ['Cが正解です。'],
    ignores: ['Cが正解ではない。', 'Cが正しいですか'],
  },
  {
    id: 'ja.i-choose',
    pattern: verdict(
      `(?:選択肢)? ?${noLetterBefore}${letter} ?を(?:選択|選び|選ぶ)(?:します|する|ます|ました)?(?!ま?せん|ない)`,
    ),
    reads: ['Cを選択します。'],
    ignores: ['Cを選びません。'],
  },
  {
    id: 'ko.i-choose',
    pattern: verdict(
      `(?:선택지 |보기 )?${noLetterBefore}${letter} ?(?:번)?(?:을|를) (?:선택|고르|고릅)(?!하지|지 않)`,
    ),
    reads: ['C를 선택합니다.'],
    ignores: ['C를 선택하지 않습니다.'],
  },
  {
    id: 'ko.is-correct',
    pattern: verdict(
      `(?:선택지 |보기 )?${noLetterBefore}${letter} ?(?:번)?(?:이|가) (?:정답|답|가장 적절|맞|옳)(?!이? ?아)`,
    ),
    reads: ['C가 정답입니다.'],
    ignores: ['C가 정답이 아닙니다.'],
  },
];

const groups: readonly RuleGroup<VerdictRule>[] = [
  { words: new RegExp(String.raw`${right}(?!\p{L})`, 'u'), rules: european },
  { words: eastAsian, rules: asian },
];

/** Every verdict in another language than English. */
export const otherVerdicts: readonly VerdictRule[] = groups.flatMap(({ rules }) => rules);

/** Those whose words are in the text. */
export const verdictsIn = (text: string): readonly VerdictRule[] => rulesIn(text, groups);
