import { phrases } from '../../phrases.ts';
import { letter, namedOption, opening, optionText, type VerdictRule } from '../verdict.ts';

const copula = phrases`
  is
  would be
  must be
  should be
  remains
  seems to be
  appears to be
  seems
  appears
  stands out as
  represents
  will be
  has to be
`;
const surely = phrases`
  clearly
  definitely
  therefore
  thus
  most likely
  likely
  indeed
  probably
  hence
  still
  actually
  undoubtedly
  by far
  now
  obviously
  certainly
`;
const be = `${copula}(?: ${surely})?`;

const praise = phrases`
  correct
  right
  best
  closest
  safest
  most (?:appropriate|accurate|suitable|fitting|likely|probable|plausible|consistent|compatible|reasonable|convincing|compelling)
  better
  strongest
  final
  likely
  preferred
  optimal
  ideal
  appropriate
  accurate
  recommended
  indicated
  warranted
  superior
  preferable
`;
const praised = phrases`
  answer
  option
  choice
  one
  selection
  match
  fit
  response
  statement
`;
const wordsAfterClause = phrases`
  because
  here
  as
  since
  given
  based
  for
  in this
  and
  due
  considering
  over
  rather
  not
  by
  on
  with (?:the|this|these|all|his|her)
  to the (?:others?|rest|alternatives)
  than the (?:others?|rest|alternatives)
`;
/** Praise without a noun must end its clause: "the most likely cause in children" is no verdict on an option. */
const clauseEnds = String.raw`(?= ?(?:[.,;:!)\n"—–-]|$)| ${wordsAfterClause}\b)`;
const right = String.raw`(?:the (?:only )?one (?:that|which|to)(?![\p{L}])|the only (?:option|choice) that(?! (?:\w+ )?(?:not|I|we|can)|\w*n't)(?![\p{L}])|(?:the )?(?:(?:single|one|only|most|overall|clearly) )?${praise}(?: and [a-z]{1,20})?(?: ${praised}(?! choices)(?![\p{L}])|${clauseEnds}))`;
const rightThing = String.raw`the (?:single )?${praise}(?: [\p{L}-]{1,20}){1,5}?`;
/** "is preferable to B in pregnancy and therefore the correct answer" */
const andRight = String.raw`(?!.{0,70}\b(?:not|never|but|least|wrong|incorrect)\b)[^.:;!?\n]{1,70},? and (?:(?:is|therefore|thus|hence) ){0,2}(?:the )?(?:(?:correct|right|best|most appropriate) (?:answer|option|choice)|(?<=the )answer)`;
const theAnswer = '(?:the|my|our) (?:answer|choice|final answer|pick|selection)';

const explains = phrases`
  fits?
  explains?
  matches
  match
  accounts? for
  describes?
  meets?
  satisfies
  covers
  captures?
  reflects?
  addresses
  remains?
  represents?
`;

/** Before these the verdict holds for somebody else, or on a condition. */
const elsewhere = phrases`
  if
  only
  unless
  when
  about
  that
  to (?:the extent|some)
  in (?:that|terms|theory|principle|stating|some|most|other|many|patients|cases|stable|unstable|general|children|adults|acute|chronic)
  for (?!this|the |our|that reason|these reasons|him|her|a definitive|definitive|question)
  as far
  except
  among (?:women|men|children)
  until
  before
  initially
  or
  regarding
  with respect
`;
/** "for this patient" still affirms; "for unstable patients", "if ...", "about ..." does not. */
const stays = String.raw`(?! ${elsewhere})(?!,? (?:but|however|yet|only)\b)(?! ?\?)(?![\p{L}-])`;

const option = `(?:${opening}|${namedOption})${letter}${optionText}`;
const verdict = (source: string): RegExp => new RegExp(source, 'gu');

/** Verdicts in English: "C is correct". */
export const englishVerdicts: readonly VerdictRule[] = [
  {
    id: 'en.is-correct',
    pattern: verdict(String.raw`${option} ${be} ${right}${stays}(?! [a-z]+ [^.!\n]{0,60}\?)`),
    reads: ['C is correct.', 'Option C is the best answer.', 'The others fail, so C (biopsy) is right.'],
    ignores: ['C is correct only in children.', 'Hepatitis C is the most likely cause.', 'C is incorrect.'],
  },
  {
    id: 'en.is-best-thing',
    pattern: verdict(
      String.raw`${option} ${be} ${rightThing}(?=[.,;!\n)]|$| (?:here|because|in this|for this|given|based|as|since|at this|now|to confirm|to establish))${stays}`,
    ),
    reads: ['C is the most appropriate diagnostic study here.'],
    ignores: ['C is the most common cause of it.', 'Is C the most appropriate diagnostic study?'],
  },
  {
    id: 'en.is-the-answer',
    pattern: verdict(`${option} ${be} ${theAnswer}${stays}`),
    reads: ['C would be my choice.', 'C is the answer.'],
    ignores: ['C would be my choice if he were stable.', 'C is not the answer.'],
  },
  {
    id: 'en.is-and-right',
    pattern: verdict(
      `${option} (?:is|remains|offers?|gives?|provides?|has|explains?|fits?|matches|covers?|addresses) ${andRight}${stays}`,
    ),
    reads: ['C is safe in pregnancy and therefore the correct answer.'],
    ignores: ['C is safe in pregnancy but not the correct answer.'],
  },
  {
    id: 'en.stands-out',
    pattern: verdict(`${option} (?:it is|stands out|remains)(?=[.,:!)]|$)`),
    reads: ['Option C stands out.', 'C it is.'],
    ignores: ['The C remains.'],
  },
  {
    id: 'en.only-explains',
    pattern: verdict(
      String.raw`\b[Oo]nly ${namedOption}?${letter}${optionText} (?:fully |adequately )?${explains}(?![\p{L}])`,
    ),
    reads: ['Only C explains the rash.'],
    ignores: ['Only vitamin C explains the rash.'],
  },
  {
    id: 'en.best-explains',
    pattern: verdict(
      String.raw`${option} (?:(?:best|most (?:closely|accurately|likely|fully)) ${explains}|${explains} (?:[^.:;!?\n]{1,50} )?best)(?![\p{L}])`,
    ),
    reads: ['C best explains the rash.', 'Option C fits the picture best.'],
    ignores: ['Hepatitis C best explains the rash.', 'C explains little.'],
  },
  {
    id: 'en.makes-it-best',
    pattern: verdict(
      String.raw`\b(?:making|makes|make|leaving|leaves|render|renders|rendering) ${namedOption}?${letter}${optionText} (?:as )?(?:the )?(?:single |only |clear |clearly )?(?:best|better|most|correct|right|answer|clear|preferred|sole|only)`,
    ),
    reads: ['The rash makes C the best explanation.'],
    ignores: ['The rash makes C less likely.'],
  },
  {
    id: 'en.is-favoured',
    pattern: verdict(
      String.raw`${option} (?:${be}|makes|has) (?:(?!not|less|least|never|no|little|scant|poor)[\p{L}-]{1,20} ){0,3}?(?:favou?red|supported|sense|of choice|first-line|support)(?![\p{L}-])${stays}`,
    ),
    weak: true,
    reads: ['Of all of these, C makes sense.', 'Option C is strongly supported.'],
    ignores: ['C makes little sense.', 'C is not supported.'],
  },
];
