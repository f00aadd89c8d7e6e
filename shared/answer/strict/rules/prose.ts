import { createCandidate } from '../guard.ts';
import { strikingGuard } from '../guards/all-guards.ts';
import { isConditional } from '../guards/conditions.ts';
import { type LetterReading, readLetter } from '../letter/letter-reading.ts';
import type { Statement, Vetoes } from '../statement.ts';
import { allMatches } from '../text/all-matches.ts';
import type { AnnouncementRule } from './announcement.ts';
import { englishAnnouncements } from './english/announcements.ts';
import { englishVerdicts } from './english/verdicts.ts';
import { announcementsIn } from './languages/language-rules.ts';
import { otherVerdicts, verdictsIn } from './languages/verdicts.ts';
import type { VerdictRule } from './verdict.ts';

interface ProseStatements {
  readonly strong: readonly Statement[];
  readonly weak: readonly Statement[];
}

interface Found {
  readonly statement: Statement;
  readonly weak: boolean;
}

/** A letter by itself; a small one only where it ends something, as in "b." and "(b)". */
const loneLetter =
  /(?<![\p{Script=Latin}\p{N}])(?:[A-Z]|(?<!\p{L}['’])[a-z](?= ?(?:[^\p{L}\p{N} ]|$)))(?![\p{Script=Latin}\p{N}\p{M}])/u;

export const verdictRules: readonly VerdictRule[] = [...englishVerdicts, ...otherVerdicts];

/** All announcements and verdicts in prose, in the order of their letters. */
export const proseStatements = (text: string, vetoes: Vetoes): ProseStatements => {
  // A reply that only reasons and ends in a box is spared a hundred patterns.
  if (!loneLetter.test(text)) return { strong: [], weak: [] };
  const found = [...announcements(text, vetoes), ...verdicts(text, vetoes)].toSorted(
    ({ statement: a }, { statement: b }) => a.at - b.at || a.span.end - b.span.end,
  );
  const ofStrength = (weak: boolean) => found.filter((one) => one.weak === weak).map((one) => one.statement);
  return { strong: ofStrength(false), weak: ofStrength(true) };
};

function* announcements(text: string, vetoes: Vetoes): Generator<Found> {
  for (const rule of [...englishAnnouncements, ...announcementsIn(text)]) {
    for (const match of allMatches(text, rule.pattern)) {
      const statement = announced(text, match, { rule, vetoes });
      if (statement) yield* weighed(text, match.index, { statement, weak: rule.weak === true });
    }
  }
}

function* verdicts(text: string, vetoes: Vetoes): Generator<Found> {
  for (const rule of [...englishVerdicts, ...verdictsIn(text)]) {
    for (const match of allMatches(text, rule.pattern)) {
      const statement = judged(text, match, { rule, vetoes });
      if (statement) yield* weighed(text, match.index, { statement, weak: rule.weak === true });
    }
  }
}

/** A condition makes a strong statement weak and a weak one nothing. */
function* weighed(text: string, at: number, found: Found): Generator<Found> {
  if (!isConditional(text, at)) yield found;
  else if (!found.weak) yield { ...found, weak: true };
}

interface By<Rule> {
  readonly rule: Rule;
  readonly vetoes: Vetoes;
}

const announced = (
  text: string,
  { 0: match, index: start }: RegExpExecArray,
  { rule, vetoes }: By<AnnouncementRule>,
): Statement | null => {
  const at = start + match.length;
  const reading = readLetter(text, at, rule.anyCase === true);
  if (!reading) return null;
  const { end, letter, kind } = reading;
  const struck =
    misfit(reading, rule) ??
    strikingGuard('announcement', createCandidate({ text, start, match, at, end, letter }))?.id;
  const found = { rule: rule.id, span: { start, end } };
  if (struck === undefined) return { ...found, at, letter: kind === 'one' ? letter : null };
  vetoes.push({ ...found, guard: struck, letter });
  return null;
};

/** Why there is no letter, or why it is not in the form that the rule asks for. */
const misfit = ({ kind, closes, labels }: LetterReading, rule: AnnouncementRule): string | undefined => {
  if (kind !== 'one' && kind !== 'several') return kind;
  if (rule.weak && kind === 'several') return 'several';
  if (rule.closing && !(closes && kind === 'one')) return 'not-closing';
  return rule.labelling && !labels ? 'not-a-label' : undefined;
};

const judged = (
  text: string,
  { 0: match, 1: letter = '', index: start }: RegExpExecArray,
  { rule, vetoes }: By<VerdictRule>,
): Statement | null => {
  const end = start + match.length;
  const struck = strikingGuard('verdict', createCandidate({ text, start, match, at: start, end, letter }));
  const found = { rule: rule.id, span: { start, end }, letter };
  if (!struck) return { ...found, at: start };
  vetoes.push({ ...found, guard: struck.id });
  return null;
};
