import type { Guard } from '../guard.ts';
import { phrases } from '../phrases.ts';
import type { RuleKind } from '../rule.ts';
import { isEcho } from './echo.ts';

const somebody = phrases`
  one
  you
  some
  someone
  somebody
  people
  many
  others
  students?
  they
  he
  she
  clinicians?
  candidates?
  readers?
  colleagues?
  doctors?
`;
const holdsOpinion = phrases`
  think
  thinks
  thought
  say
  says
  said
  argue
  argues
  argued
  believe
  believes
  believed
  assume
  assumes
  assumed
  suggest
  suggests
  pick
  picks
  choose
  chooses
  expect
  expects
  guess
  suspect
  claim
  claims
  claimed
  conclude
  consider
`;
const supposes = phrases`
  if
  whether
  unless
  suppos\w*
  assum\w*
  imagin\w*
  pretend\w*
  wonder\w*
  tempt\w*
  unsure
  uncertain
  unlikely
  unclear
  doubt\w*
  hypothetical\w*
`;
/** After "not": "not sure that the answer is C". */
const knows = phrases`
  sure
  certain
  convinced
  think
  believe
  mean
  say
  clear
  conclude
  that
  because
  true
  agree
  support\w*
  confident
  rule out
  choose
  select
  pick
  go
  determine
  provide
  give
  find
  state
  offer
  decide
  tell
  identify
  confirm
  name
  see
  write
  put
  use
`;
const atFirst = phrases`
  initially
  originally
  previously
  at first
  first glance
  first impression
  earlier
  before i
  prior to
`;
const cannotTell = phrases`
  insufficient
  not enough
  impossible
  unable
  difficult
  hard to
  premature
  too little
  too early
`;
const contrasts = phrases`
  why not
  not why
  rather than
  instead of
  as opposed to
  even though
  had i
  had we
  should i
  what if
  in case
  in which case
  normally
  usually
  ordinarily
`;
const supposesAbroad = phrases`
  si
  wenn
  falls
  ob
  quizás
  quizá
  talvez
  se fosse
  peut-être
  vielleicht
  если
  может
  ли
  возможно
`;
const supposesInAsia = phrases`
  如果
  假如
  若
  假设
  是否
  可能(?<!最可能)
  也许
  或许
  もし
  仮に
  만약
  만일
`;

const ofStatements: readonly RuleKind[] = ['announcement', 'verdict', 'slot', 'conclusion'];

const clauseGuard = (id: string, source: string, strikes: readonly string[]): Guard => {
  const pattern = new RegExp(source, 'iu');
  return { id, vetoes: ofStatements, strikes, isStruck: ({ clause }) => pattern.test(clause()) };
};

/** Words in the clause before a statement that keep it from being what the model itself claims. */
const clauseGuards: readonly Guard[] = [
  clauseGuard('supposed', String.raw`\b${supposes}\b`, ['I doubt that the answer is C.']),
  clauseGuard('not-known', String.raw`(?:\b(?:not|never|cannot|hardly)|n't) (?:\w+ )?${knows}\b`, [
    'I am not sure that the answer is C.',
  ]),
  clauseGuard('might-be-thought', String.raw`\b(?:might|may|could) (?:\w+ )?${holdsOpinion}\b`, [
    'I could guess the answer is C.',
  ]),
  clauseGuard('said-by-others', String.raw`\b${somebody} (?:\w+ ){0,3}${holdsOpinion}\b`, [
    'Many students say the answer is C.',
  ]),
  clauseGuard(
    'thought-before',
    String.raw`\b(?:i|we|my) (?:\w+ )?(?:thought|assumed|believed|guessed|leaned|was)\b`,
    ['I thought the answer is C.'],
  ),
  clauseGuard('at-first', String.raw`\b${atFirst}\b`, ['My first impression is that the answer is C.']),
  clauseGuard('cannot-tell', String.raw`\b${cannotTell}\b`, ['It is impossible that the answer is C.']),
  clauseGuard('none-of-them', String.raw`\b(?:none|neither|nor|nothing|no option)\b`, [
    'There is nothing to say that the answer is C.',
  ]),
  clauseGuard('pointed-at', String.raw`\b(?:arrows?|arrowheads?|asterisks?|panels?)\b`, [
    'The panel says the answer is C.',
  ]),
  clauseGuard('contrasted', String.raw`\b${contrasts}\b`, ['Usually the answer is C.']),
  clauseGuard('supposed-abroad', String.raw`\b${supposesAbroad}(?![\p{L}])`, [
    'Vielleicht ist die richtige Antwort C.',
  ]),
  clauseGuard('supposed-in-asia', supposesInAsia, ['如果C是正确答案。']),
];

const leadIn = new RegExp(
  String.raw`^\W*${phrases`
    at first(?: glance| sight)?
    initially
    originally
    previously
    on first (?:look|impression|read\w*)
    in the previous \w+
    for example
    for instance
    e\.g\.
    otherwise
    if not
  `}(?!\p{L})`,
  'iu',
);
const otherPatients = new RegExp(
  String.raw`(?:\b(?:In|For)|^\W*(?:in|for)|[,:—–] (?:\w+ )?in) (?!(?:this|the|our|these|such|his|her)\b)(?:[\w-]+ ){0,3}${phrases`
    \w*patients?
    child
    children
    infants?
    adults?
    wom[ae]n
    m[ae]n
    cases?
    settings?
    neonates?
    pregnan\w+
  `},`,
  'u',
);

/** What keeps a statement from being the model's own claim about this patient. */
export const assertionGuards: readonly Guard[] = [
  {
    id: 'echo',
    vetoes: ofStatements,
    strikes: ['Respond in the format \\boxed{C}'],
    isStruck: ({ text, start }) => isEcho(text, start),
  },
  {
    id: 'lead-in',
    vetoes: ofStatements,
    strikes: ['At first glance, the answer is C.'],
    isStruck: ({ sentence }) => leadIn.test(sentence()),
  },
  {
    id: 'other-patients',
    vetoes: ofStatements,
    strikes: ['In pregnant women, the answer is C.'],
    isStruck: ({ sentence }) => otherPatients.test(sentence()),
  },
  ...clauseGuards,
];
