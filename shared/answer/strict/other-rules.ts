import { type Language, languages } from './languages.ts';
import { createRule, type Rule } from './rule.ts';

const BEGIN = '(?<![\\p{L}])';
/** "Therefore" after the verb. */
const HENCE =
  'donc|ainsi|por tanto|por lo tanto|entonces|portanto|então|quindi|dunque|daher|somit|also|dus|поэтому|zatem|claramente|clairement|eindeutig';
const COLON = ' ?[:=|→–—-]{1,2} ?\\n{0,2}';

/** Nouns that take a letter of their own: "el tipo más probable es A". */
const LETTERED =
  '[^.:;\\n]{0,60}(?<![\\p{L}])(?:tip[oe]|typ|sub-?typ|grup|grad|clas|klas|estadi|stad|hepatit|vitamin|factor|fator|fakt|sérotyp|serotyp|тип|групп|стади|степен|витамин|гепатит)';

function rulesOf({ answer, noun, praise, be, option, choose }: Language): Rule[] {
  const any = `(?:${answer}|${noun})`;
  const link = `(?: (?:${be})(?: (?:${HENCE}))?(?: :)? |${COLON})`;
  const around = `(?:(?:${praise}) )`;
  return [
    createRule(`${BEGIN}${around}{1,2}${any}(?: (?:${praise})){0,2}(?:${link}| )${option}`),
    createRule(`${BEGIN}${any}(?: (?:${praise})){1,2}(?:${link}| )${option}`),
    createRule(`${BEGIN}(?:${answer})(?: [^.,:;!?\\n]{1,40}?)?${link}${option}`),
    createRule(`${BEGIN}(?:${praise})${link}${option}`),
    createRule(`${BEGIN}${around}(?!${LETTERED})[\\p{L} ]{1,60}?${link}${option}`),
    createRule(`${BEGIN}(?:${choose})(?: (?:${HENCE}))?[: ]{1,2}${option}`),
  ];
}

const cjkOption = '(?:选项|選項|选择|選擇|選択肢|字母|선택지|보기|옵션)?[:]? ?["「『【(]?';
const cjkBe =
  '(?:应该|应当|應該|应|應|就|即|便|也|则|最终|因此)?(?:是|为|為|选择|選擇|选(?!项|择)|選(?!項|擇|択)|は|(?:은|는) |[:=]|→) ?:?';
const cjkPraise =
  '(?:正确|正確|正しい|適切な|最佳|最终|最終|最合适|最恰当|最可能|最优|最適|最も|最准确|最符合|最好|가장 (?:적절|적합|타당|유력|가능성이? ?높은|알맞은)[가-힣]{0,3})';
const NOT_DENIED = '(?<![不别非未误错勿否若果可])';

const cjkRules: readonly Rule[] = [
  createRule(
    `(?:答案|正解|解答|答え|回答|正答|答)[^，。,;\\n:A-Z不非]{0,8}?[】\\]」]?${cjkBe} ?\\n{0,2}${cjkOption}`,
  ),
  createRule(`(?:答案|正解|解答|答え|回答)[】\\]」] ?[:]? ?\\n{0,2}${cjkOption}`),
  createRule(`${cjkPraise}[^，。,;\\n:A-Z不非型期级級群]{0,16}?${cjkBe} ?\\n{0,2}${cjkOption}`),
  createRule(
    `(?<=^|\\n|[，。,.;：:\\s]|因此|所以|故|应|應|应该|应当|本题|此题|我|我会|我將|我将|综上|最终|则|请)${NOT_DENIED}首?(?:选择|選擇|选|選(?!択肢))(?:项)?:? ?${cjkOption}`,
  ),
  createRule('[A-J](?:ではなくて?|じゃなくて?|(?:가|이) 아니라|,? ?而是)[、,]? ?(?:选项|選択肢|선택지)?'),
  createRule(`(?:정답|답|답변)(?:은|는|이)?[ :]{1,3}\\n{0,2}(?:선택지 |보기 |옵션 )?["(]?`),
];

interface RuleGroup {
  /** None of the rules matches a text without such a word: most texts are spared most rules. */
  readonly words: RegExp;
  readonly rules: readonly Rule[];
}

const groups: readonly RuleGroup[] = [
  ...languages.map((language) => {
    const { answer, noun, praise, choose } = language;
    return { words: new RegExp([answer, noun, praise, choose].join('|'), 'iu'), rules: rulesOf(language) };
  }),
  {
    words: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
    rules: cjkRules,
  },
];

/** Announcements in other languages, before the letter, as far as their words are in the text. */
export const otherRules = (text: string): readonly Rule[] =>
  groups.flatMap(({ words, rules }) => (words.test(text) ? rules : []));
