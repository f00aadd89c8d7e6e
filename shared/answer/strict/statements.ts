import { allMatches } from './all-matches.ts';
import { englishRules } from './english-rules.ts';
import { isAsserted, isConditional, isCounterfactual, isEcho, sentenceBefore, unforced } from './guards.ts';
import { type LetterReading, readLetter } from './letter-reading.ts';
import { startsOptionList } from './option-list.ts';
import { otherRules } from './other-rules.ts';
import type { Rule } from './rule.ts';
import { startsWithSpecies } from './species.ts';
import type { Statement } from './statement.ts';
import { verdictPatterns } from './verdict-patterns.ts';

interface Statements {
  readonly strong: readonly Statement[];
  readonly weak: readonly Statement[];
}

/** Just before an announcement these make it somebody else's answer, or a wrong one. */
const DISOWNED =
  /(?:^|[^\p{L}])(?:wrong|incorrect|false|least|second|next|alternative|other|another|previous|prior|earlier|initial|first|tempting|distractor|your|their|his|her|'s|s'|naive|possible|potential|plausible|partial|near|no|not|n't|never|common|popular|attractive|any|each|every|either|poor|bad|example|sample|original|preliminary|tentative|textbook|usual|worst|(?:\p{L}+(?:or|er|ist|ian)|student|resident|colleague)s?'s?|without|non-?|falsche|incorrecta|incorrecte|errada|sbagliata|неправильный|неверный|错误|不|非)[ -]?(?:(?:correct|right|best|final|most|likely|appropriate|good|answer|the|be) ){0,2}$/iu;
const DISOWNED_CJK =
  /(?:不|别|非|勿|未|误|无需|避免|排除|可以?|如果|若)(?:应该?|能够?|要|会|可以?|该|宜|建议|推荐|再|去|是)?$/u;
/** Advice, not the model's own choice: under a condition it answers nothing. */
const ADVICE = /^(?:choos|select|pick|go|mark|选|選)/iu;
const DENIED =
  /\b(?:not|n't|cannot|can't|never|wrong|incorrect|unclear|whether|if|could|might|unless|unknown|depends?|undetermined|may|either|between|both|against|tempting|hepatitis|vitamin|type|stage|grade)\b|n't\b|(?<!\p{L})(?:no|não|nicht|non|pas|ne|не|niet|nie|inte|ikke|değil|không|bukan|ليست|ليس|नहीं|keine)(?!\p{L})/iu;
/** "No, wait: C" denies what stood before it, not C. */
const INTERJECTION = /^(?:(?:no|wait|yes)\b[,.:;—… ]{0,3}){1,3}/iu;

/** A letter by itself; a small one only where it ends something, as in "b." and "(b)". */
const LONE_LETTER =
  /(?<![\p{Script=Latin}\p{N}])(?:[A-Z]|(?<!\p{L}['’])[a-z](?= ?(?:[^\p{L}\p{N} ]|$)))(?![\p{Script=Latin}\p{N}\p{M}])/u;

/** All announcements and verdicts in prose, in the order of their letters. */
export function findStatements(text: string): Statements {
  // A reply that only reasons and ends in a box is spared a hundred patterns.
  if (!LONE_LETTER.test(text)) return { strong: [], weak: [] };
  const found = [...announcements(text), ...verdicts(text)].toSorted(
    (a, b) => a.statement.at - b.statement.at || a.statement.end - b.statement.end,
  );
  const ofStrength = (weak: boolean) => found.filter((one) => one.weak === weak).map((one) => one.statement);
  return { strong: ofStrength(false), weak: ofStrength(true) };
}

interface Found {
  readonly statement: Statement;
  readonly weak: boolean;
}

function* announcements(text: string): Generator<Found> {
  for (const rule of [...englishRules, ...otherRules(text)]) {
    for (const match of allMatches(text, rule.pattern)) {
      const statement = announced(text, match, rule);
      if (statement) yield* weighed(text, match.index, { statement, weak: rule.weak === true });
    }
  }
}

function* verdicts(text: string): Generator<Found> {
  for (const { pattern, weak } of verdictPatterns) {
    for (const match of allMatches(text, pattern)) {
      const statement = judged(text, match);
      if (statement) yield* weighed(text, match.index, { statement, weak });
    }
  }
}

/** A condition makes a strong statement weak and a weak one nothing. */
function* weighed(text: string, at: number, found: Found): Generator<Found> {
  if (!isConditional(text, at)) yield found;
  else if (!found.weak) yield { ...found, weak: true };
}

function announced(text: string, match: RegExpExecArray, rule: Rule): Statement | null {
  const [found] = match;
  const end = match.index + found.length;
  const reading = readLetter(text, end, rule.anyCase === true);
  if (!reading || !suits(reading, rule)) return null;
  if (isDisowned(text.slice(Math.max(0, match.index - 40), match.index)) || deniedWithin(found)) return null;
  if (isHypothetical(text, match.index, end)) return null;
  if (!isAsserted(text, match.index) || isEcho(text, end)) return null;
  if (startsOptionList(text, end, found.includes('\n'))) return null;
  return { at: end, end: reading.end, letter: reading.kind === 'one' ? reading.letter : null, slot: false };
}

function suits({ kind, closes, labels }: LetterReading, rule: Rule): boolean {
  if (kind === 'unlike' || (rule.weak && kind === 'several')) return false;
  return !(rule.closing && !(closes && kind === 'one')) && !(rule.labelling && !labels);
}

function isDisowned(before: string): boolean {
  return DISOWNED.test(before) || DISOWNED_CJK.test(before);
}

function isHypothetical(text: string, at: number, end: number): boolean {
  return isCounterfactual(text, end) || (ADVICE.test(text.slice(at, end)) && isConditional(text, at));
}

/** The words between noun and letter may turn the announcement round: "the answer to whether this is ...". */
function deniedWithin(found: string): boolean {
  return (
    !/\bnot\b.{0,20}\bbut\b|n't.{0,20}\bbut\b/iu.test(found) &&
    DENIED.test(unforced(found.replace(INTERJECTION, '')))
  );
}

function judged(text: string, match: RegExpExecArray): Statement | null {
  const letter = match[1];
  if (!letter || !isAsserted(text, match.index)) return null;
  if (isConditional(text, match.index) && /\bwould\b/.test(match[0])) return null;
  const before = sentenceBefore(text, match.index);
  if (
    /\b(?:neither|nor|is|are|was|whether|both|either)\s$/iu.test(before) ||
    /(?<!\b(?:and|or) )\b[A-Z], ?$|\b[A-Z] ?(?:and|or|to|through|[/–-]) ?$/u.test(before)
  )
    return null;
  if (startsWithSpecies(match[0].slice(match[0].indexOf(`${letter}. `) + 3))) return null;
  const end = match.index + match[0].length;
  if (/^[^.!;\n。]{0,80}[?？]/u.test(text.slice(end, end + 82))) return null;
  return { at: match.index, end, letter, slot: false };
}
