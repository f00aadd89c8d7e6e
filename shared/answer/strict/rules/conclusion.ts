import { createCandidate } from '../guard.ts';
import { strikingGuard } from '../guards/all-guards.ts';
import { readLetter } from '../letter/letter-reading.ts';
import { letteredNouns } from '../letter/words.ts';
import { phrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import type { Statement, Vetoes } from '../statement.ts';
import { sentenceBefore, unforced } from '../text/sentence.ts';

const letterAlone = /(?<![\p{L}\p{N}'’+/-])[A-Z](?![\p{L}\p{N}'’+/-])/gu;

/** Words that make a sentence a conclusion or a choice. */
const concluding = phrases`
  therefore
  thus
  hence
  so
  conclu\w+
  overall
  ultimately
  finally
  in summary
  answer
  go(?:ing)? with
  if i (?:must|had to|have to)
  best
  most (?!of|people)\w+
  correct
  right
  only
  should
`;
const concludes = new RegExp(
  String.raw`\b${concluding}\b|\b(?:next step|diagnosis|management|treatment|recommendation): `,
  'iu',
);
/** Without the option's text after it, a bare letter may be a haplotype or a slice: the sentence must speak of choosing. */
const chooses = /\b(?:answers?|options?|choices?|go(?:ing)? with|(?:i|we) (?:must|had to|have to))\b/iu;

/** What leaves a sentence open, or gives its letter another meaning: negation, comparison, hedge, condition, grades. */
const opening = phrases`
  not
  no
  nor
  neither
  never
  none
  cannot
  without
  wrong
  incorrect
  worst
  second
  least
  less
  unlikely
  exclud\w*
  eliminat\w*
  ruled? out
  reject\w*
  other than
  either
  or
  between
  avoid
  mistake
  nobody
  against
  about
  look\w*
  start with
  on to
  tempt\w*
  consider
  evaluate
  discuss
  review
  versus
  vs
  whether
  if
  unless
  seen
  shown
  visible
  depicted
  could
  might
  may
  would (?:have|option|choice)
  possibly
  perhaps
  depends?
  examples?
  figures?
  panels?
  images?
  labell?ed
  marked
  arrows?
  leads
  graded
  classified
  staged
  part
  's (?:answer|choice)
  ${letteredNouns}
`;
const open = new RegExp(String.raw`n't\b|\?|\b${opening}\b`, 'iu');

/** What an answer's letter comes after; any noun would make the letter its own. */
const linking = phrases`
  option
  choice
  answer
  letter
  is
  be
  as
  with
  for
  to
  namely
  favou?rs?
  receives?
  undergo
  perform
  start
  begin
  recommend
`;
const linked = new RegExp(String.raw`(?:\b${linking}|i\.e\.,?|[:→=–—,-]) ["'([]{0,2}$`, 'iu');
/** All that may follow the letter in its sentence: the option's text. */
const rest = /^["')\]]{0,2}(?:[.:)] [^.!?\n]{2,120}(?<!:)| \([^()\n]{2,80}\))?[.!]?["')\]]?\s*$/u;

/** A concluding last sentence that names a single option, in whatever words: "..., which brings us to B." */
export const conclusionRule: Rule = {
  id: 'en.conclusion',
  reads: ['Overall, the picture brings us to option C.', 'My answer would therefore go to C.'],
  ignores: ['Overall, the picture brings us to option C or D.', 'Overall, the picture brings us to stage C.'],
};

/** Null also when anything in the sentence denies, compares, hedges or may give the letter another meaning. */
export const concludedStatement = (text: string, vetoes: Vetoes): Statement | null => {
  const from = text.lastIndexOf('\n') + 1;
  const mentions = [...text.slice(from).matchAll(letterAlone)].filter(({ index }) =>
    rest.test(text.slice(from + index + 1)),
  );
  const [mention] = mentions;
  if (!mention || mentions.length > 1) return null;
  const [letter] = mention;
  const at = from + mention.index;
  const before = sentenceBefore(text, at);
  if (!linked.test(before) || !concludes.test(before)) return null;
  const found = { rule: conclusionRule.id, span: { start: at - before.length, end: text.length }, letter };
  const struck = strikes(text, at, before);
  if (struck === undefined) return { ...found, at };
  vetoes.push({ ...found, guard: struck });
  return null;
};

const strikes = (text: string, at: number, before: string): string | undefined => {
  if (open.test(unforced(before))) return 'open-sentence';
  const reading = readLetter(text, at, false);
  if (!reading) return 'word';
  if (reading.closes && !chooses.test(before)) return 'no-choice';
  if (lettersIn(before) > 0) return 'several';
  const { end, letter, kind } = reading;
  const guard = strikingGuard('conclusion', createCandidate({ text, start: at, match: '', at, end, letter }));
  return guard?.id ?? (kind === 'one' ? undefined : kind);
};

/** Other options named in the sentence; "I" and "A" may be words. */
const lettersIn = (sentence: string): number =>
  [...sentence.matchAll(letterAlone)].filter(([letter]) => letter !== 'I' && letter !== 'A').length;
