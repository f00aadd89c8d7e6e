import { phrases } from '../../phrases.ts';
import { type AnnouncementRule, announces } from '../announcement.ts';
import { arabic } from './arabic.ts';
import { dutch } from './dutch.ts';
import { eastAsianAnnouncements } from './east-asian.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { hindi } from './hindi.ts';
import { indonesian } from './indonesian.ts';
import { italian } from './italian.ts';
import type { Form, Language } from './language.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import { type RuleGroup, rulesIn } from './rule-group.ts';
import { russian } from './russian.ts';
import { scandinavian } from './scandinavian.ts';
import { spanish } from './spanish.ts';
import { turkish } from './turkish.ts';
import { vietnamese } from './vietnamese.ts';

/** Written left to right with spaces, noun and adjective in either order. */
const languages: readonly Language[] = [
  spanish,
  portuguese,
  french,
  german,
  italian,
  russian,
  dutch,
  polish,
  turkish,
  vietnamese,
  indonesian,
  scandinavian,
  arabic,
  hindi,
];

/** "Therefore" after the verb. */
const hence = phrases`
  donc
  ainsi
  por tanto
  por lo tanto
  entonces
  portanto
  então
  quindi
  dunque
  daher
  somit
  also
  dus
  поэтому
  zatem
  claramente
  clairement
  eindeutig
`;
const colon = String.raw` ?[:=|→–—-]{1,2} ?\n{0,2}`;
const begin = String.raw`(?<![\p{L}])`;

/** Nouns that take a letter of another kind: "el tipo más probable es A". */
const lettered = String.raw`[^.:;\n]{0,60}(?<![\p{L}])${phrases`
  tip[oe]
  typ
  sub-?typ
  grup
  grad
  clas
  klas
  estadi
  stad
  hepatit
  vitamin
  factor
  fator
  fakt
  sérotyp
  serotyp
  тип
  групп
  стади
  степен
  витамин
  гепатит
`}`;

const patternsOf = ({ answer, noun, praise, be, choose }: Language): Record<Form, string> => {
  const any = `(?:${answer}|${noun})`;
  const link = `(?: ${be}(?: ${hence})?(?: :)? |${colon})`;
  const before = `(?:${praise} )`;
  return {
    praisedAnswer: `${before}{1,2}${any}(?: ${praise}){0,2}(?:${link}| )`,
    answerPraised: `${any}(?: ${praise}){1,2}(?:${link}| )`,
    answerIs: String.raw`${answer}(?: [^.,:;!?\n]{1,40}?)?${link}`,
    praiseIs: `${praise}${link}`,
    praisedThing: String.raw`${before}(?!${lettered})[\p{L} ]{1,60}?${link}`,
    choose: `${choose}(?: ${hence})?[: ]{1,2}`,
  };
};

const forms: Readonly<Record<Form, string>> = {
  praisedAnswer: 'best-answer-is',
  answerPraised: 'answer-best-is',
  answerIs: 'answer-is',
  praiseIs: 'best-is',
  praisedThing: 'best-thing-is',
  choose: 'i-choose',
};

const rulesOf = (language: Language): AnnouncementRule[] => {
  const patterns = patternsOf(language);
  const rule = (form: Form): AnnouncementRule => ({
    id: `${language.id}.${forms[form]}`,
    pattern: announces(`${begin}${patterns[form]}${language.option}`),
    reads: [language.reads[form]],
    ignores: language.ignores,
  });
  return [
    rule('praisedAnswer'),
    rule('answerPraised'),
    rule('answerIs'),
    rule('praiseIs'),
    rule('praisedThing'),
    rule('choose'),
  ];
};

/** Words of these languages that English text has as well: they alone do not show that the text is in the language. */
const english = String.raw`(?!(?:option|final|correct|proposition)(?!\p{L}))`;

const groups: readonly RuleGroup<AnnouncementRule>[] = [
  ...languages.map((language) => {
    const { answer, noun, praise, choose } = language;
    const words = String.raw`(?<!\p{L})${english}(?:${[answer, noun, praise, choose].join('|')})(?!\p{L})`;
    return { words: new RegExp(words, 'iu'), rules: rulesOf(language) };
  }),
  eastAsianAnnouncements,
];

/** Every announcement in another language than English. */
export const otherAnnouncements: readonly AnnouncementRule[] = groups.flatMap(({ rules }) => rules);

/** Those whose words are in the text. */
export const announcementsIn = (text: string): readonly AnnouncementRule[] => rulesIn(text, groups);
