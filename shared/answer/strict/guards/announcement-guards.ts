import type { Guard } from '../guard.ts';
import { startsOptionList } from '../letter/option-list.ts';
import { phrases } from '../phrases.ts';
import { unforced } from '../text/sentence.ts';
import { isConditional, isCounterfactual } from './conditions.ts';
import { isEcho } from './echo.ts';

/** Just before an announcement these make it somebody else's answer, or a wrong one. */
const disowning = phrases`
  wrong
  incorrect
  false
  least
  second
  next
  alternative
  other
  another
  previous
  prior
  earlier
  initial
  first
  tempting
  distractor
  your
  their
  his
  her
  's
  s'
  naive
  possible
  potential
  plausible
  partial
  near
  no
  not
  n't
  never
  common
  popular
  attractive
  any
  each
  every
  either
  poor
  bad
  example
  sample
  original
  preliminary
  tentative
  textbook
  usual
  worst
  (?:\p{L}+(?:or|er|ist|ian)|student|resident|colleague)s?'s?
  without
  non-?
  falsche
  incorrecta
  incorrecte
  errada
  sbagliata
  неправильный
  неверный
  错误
  不
  非
`;
const disowned = new RegExp(
  String.raw`(?:^|[^\p{L}])${disowning}[ -]?(?:(?:correct|right|best|final|most|likely|appropriate|good|answer|the|be) ){0,2}$`,
  'iu',
);
const disowningInChinese = phrases`
  不
  别
  非
  勿
  未
  误
  无需
  避免
  排除
  可以?
  如果
  若
`;
const disownedInChinese = new RegExp(
  `${disowningInChinese}(?:应该?|能够?|要|会|可以?|该|宜|建议|推荐|再|去|是)?$`,
  'u',
);

const denying = phrases`
  not
  n't
  cannot
  can't
  never
  wrong
  incorrect
  unclear
  whether
  if
  could
  might
  unless
  unknown
  depends?
  undetermined
  may
  either
  between
  both
  against
  tempting
  hepatitis
  vitamin
  type
  stage
  grade
`;
const denyingAbroad = phrases`
  no
  não
  nicht
  non
  pas
  ne
  не
  niet
  nie
  inte
  ikke
  değil
  không
  bukan
  ليست
  ليس
  नहीं
  keine
`;
const denied = new RegExp(String.raw`\b${denying}\b|n't\b|(?<!\p{L})${denyingAbroad}(?!\p{L})`, 'iu');
/** "No, wait: C" denies what came before it, not C. */
const interjection = /^(?:(?:no|wait|yes)\b[,.:;—… ]{0,3}){1,3}/iu;

/** Advice, not the model's own choice: under a condition it answers nothing. */
const advice = /^(?:choos|select|pick|go|mark|选|選)/iu;

/** What the words of an announcement, and those just before it, may say against it. */
export const announcementGuards: readonly Guard[] = [
  {
    id: 'disowned',
    vetoes: ['announcement'],
    strikes: ['The least correct answer is C.', "The student's answer is C."],
    isStruck: ({ text, start }) => {
      const before = text.slice(Math.max(0, start - 40), start);
      return disowned.test(before) || disownedInChinese.test(before);
    },
  },
  {
    id: 'denied',
    vetoes: ['announcement'],
    strikes: ['The answer to whether this is cancer is C.'],
    isStruck: ({ match }) =>
      !/\bnot\b.{0,20}\bbut\b|n't.{0,20}\bbut\b/iu.test(match) &&
      denied.test(unforced(match.replace(interjection, ''))),
  },
  {
    id: 'counterfactual',
    vetoes: ['announcement'],
    strikes: ['If the patient were unstable, the answer would be C.'],
    isStruck: ({ text, at }) => isCounterfactual(text, at),
  },
  {
    id: 'conditional-advice',
    vetoes: ['announcement'],
    strikes: ['If the biopsy is negative, choose C.'],
    isStruck: ({ text, start, match }) => advice.test(match) && isConditional(text, start),
  },
];

/** The words right before the letter are checked last: few announcements get so far. */
export const letterGuards: readonly Guard[] = [
  {
    id: 'echo-at-letter',
    vetoes: ['announcement'],
    strikes: ['Write: the answer comes out as C.'],
    isStruck: ({ text, at }) => isEcho(text, at),
  },
  {
    id: 'option-list',
    vetoes: ['announcement'],
    strikes: ['The answer is one of:\nAnswer:\nA. Aspirin\nB. Heparin'],
    isStruck: ({ text, at, match }) => startsOptionList(text, at, match.includes('\n')),
  },
];
