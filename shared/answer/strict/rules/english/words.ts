import { letteredNouns } from '../../letter/words.ts';
import { phrases } from '../../phrases.ts';

/** What may name the option before its letter: "the answer is option C". */
export const optionWord = `(?:(?:the )?(?:answer |answer choice |multiple[- ]choice )?(?:option|choice|letter|answer|selection|item|alternative|statement)(?: is)?[ :#-]{1,2})?`;

export const be = phrases`
  is
  was
  are
  would be
  will be
  should be
  must be
  has to be
  remains
  becomes
  equals
  would therefore be
  should therefore be
  would thus be
  would most likely be
  is going to be
  has to remain
  comes out (?:as|to)
  appears to be
  seems to be
  turns out to be
  corresponds to
  goes to
`;
const adverbs = phrases`
  therefore
  thus
  hence
  clearly
  most likely
  most probably
  very likely
  likely
  definitely
  indeed
  actually
  probably
  still
  then
  simply
  just
  obviously
  consequently
  in fact
  now
  certainly
  almost certainly
  undoubtedly
  best
  of course
  as follows
  given by
  represented by
  in
  at
  with
  under
`;
/** What may come between the verb and the letter. */
export const filler = String.raw`(?:${adverbs},? |[:"'] ?|\n{1,2}|- ){0,4}`;
/** Also a table's bar, but not that of "P(A|B)". */
export const colon = String.raw` ?(?:[:=→⇒➡>–—-]|\|(?![A-Z]\))){1,3} ?\n{0,2}`;
export const shortColon = String.raw` ?[:=|→–—-]{1,2} ?\n{0,2}`;
/** From the announcing noun to the letter: " is clearly ", ": ", "'s ". */
export const link = String.raw`(?: ?\([^()\n]{1,60}\))?(?:(?: |\n{1,2} ?)${be} ?(?=[\s:"'([-])[ :]{0,2}|'s |${colon})${filler}`;

const beginsMore = phrases`
  to
  for
  in
  of
  here
  among
  amongst
  from
  that
  which
  given
  based
  with
  would
  on
  i
  we
  choice
  option
  letter
  according
  after
  considering
  when
  regarding
  therefore
  then
  thus
`;
/** What may qualify the noun: "the answer to this question". */
export const more = String.raw`(?:,? ?\(?${beginsMore}\b[^.!?;:\n]{1,90}?)?`;

export const praise = phrases`
  next best(?= (?:step|action|test|investigation|management|intervention|measure))
  correct
  right
  best
  final
  selected
  chosen
  preferred
  optimal
  ideal
  appropriate
  accurate
  suitable
  fitting
  likely
  probable
  strongest
  better
  consistent
  compelling
  closest
  safest
  recommended
  indicated
  sensible
  logical
  definitive
  convincing
  reasonable
  plausible
  valid
  proper
  most (?!common|frequent|of|people|patients|cases)[a-z]{4,16}
`;
const notAnAnswer = phrases`
  not
  wrong
  incorrect
  least
  worst
  n't
  before
  after
  second
  next best
  only if
`;
/** What is praised, in any words but those that take a letter of another kind: "the most likely type is A". */
export const thing = String.raw`(?: (?!(?:${letteredNouns}|${notAnAnswer})\b)[\p{L}'/-]{1,20}){1,9}?`;

const askedNouns = phrases`
  diagnosis
  treatment
  therapy
  management
  step
  test
  investigation
  study
  intervention
  procedure
  measure
  approach
  action
  cause
  explanation
  mechanism
  finding
  drug
  agent
  medication
  option
  choice
  one
`;
/** What questions ask for, so that a letter alone can answer it; "the status is B" answers nothing. */
export const asked = `${askedNouns}(?: of choice| responsible| indicated)?`;

const surelyWords = phrases`
  therefore
  thus
  hence
  finally
  confidently
  definitely
  still
  now
  strongly
  personally
  then
  ultimately
`;
export const surely = `(?: ${surelyWords})?`;

export const choose = phrases`
  choose
  chose
  select
  selected
  pick
  picked
  go with
  going with
  go for
  opt for
  opting for
  choosing
  selecting
  picking
  answer
  say
  vote(?: for)?
  put my money on
  bet on
  settle on
  conclude
  favou?r
  recommend
  submit
  mark
  guess
  think
  believe
  suggest
  commit to
  arrive at
  end up with
  land on
  lean(?:ing)? (?:more )?(?:towards?|to)
  stick with
  sticking with
`;

/** Words that tie findings to an option named as such: "points to option F", "is best explained by choice D". */
export const supports = phrases`
  best
  most
  closely
  exactly
  clearly
  strongly
  perfectly
  directly
  consistent
  correspond(?:s|ing)?
  match(?:es|ing)?
  points?
  pointing
  favou?rs?
  favou?ring
  supports?
  supporting
  lean(?:s|ing)?
  means
  aligns?
  fits?
  indicates?
  leads? to
  (?:this|that|which|it)(?: is|'s| would be| must be| should be)
  therefore
  thus
  hence
`;

/** Where a sentence begins. */
export const sentenceStart = String.raw`(?<=^|\n|[.!?;:,…] |\n- )`;

export const answerNoun = String.raw`(?<![\p{L}\p{N}])(?:answers?|ans|answer choice|answer option|answer letter)(?: \d{1,2}|\.)?(?:\(s\))?`;

export const wordOfAnswer = phrases`
  selected
  selection
  chosen
  chosen option
  chosen answer
  pick
  conclusion
  verdict
  diagnosis
  result
  decision
  response
  solution
  final
  final choice
  final selection
  final decision
  final response
  choice selected
  correct
  key
  prediction
  guess
  output
  judge?ment
  impression
  assessment
  recommendation
  bottom line
  tl;?dr
  most (?:likely|appropriate|suitable)
  (?:best )?next step
  best fit
`;

export const therefore = phrases`
  therefore
  thus
  hence
  so
  consequently
  accordingly
  in conclusion
  conclusion
  overall
  finally
  in summary
  in short
  to sum up
  to summari[sz]e
  all in all
  ultimately
  if (?:i|we) (?:must|have to|had to|need to)[^.,;\n]{0,40}
  with (?:[a-z]+ ){1,2}confidence
  (?:by|using)(?: the)?(?: process of)? (?:elimination|exclusion)
  ∴
`;

export const certainly = phrases`
  probably
  (?:most )?likely
  definitely
  certainly
  clearly
  undoubtedly
`;

/** How a model takes back what it said and says it anew. */
export const correction = phrases`
  no,? wait
  wait,? no
  actually
  yes
  correction
  i mean
  make that
  make it
  wait
  no
  scratch that
  sorry
  apologies
  oops
  my mistake
  my bad
  or rather
`;

/** "best fits C", "diagnosis of C" */
export const fits = phrases`
  (?:best|closely|clearly|strongly) (?:fits?|match(?:es)?|supports?|suggests?|indicates?|(?:explained|described|captured|represented) by)
  favou?rs?
  supports?
  suggests?
  (?:consistent|compatible) with
  (?:typical|characteristic|suggestive|diagnostic) of
  corresponds? to
  points? to
  diagnosis of
  diagnosis is
  treatment is
  step is
`;
