import { phrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import type { Statement, Veto, Vetoes } from '../statement.ts';
import { type Label, type Line, labelsOf } from './label-line.ts';

const rejecting = phrases`
  incorrect
  wrong
  ruled out
  (?:un|less )likely
  is not
  was not
  isn't
  not (?:correct|supported)
  eliminated
  excluded
  false
  inappropriate
  would
  could
  might
`;
const rejected = new RegExp(
  String.raw`✗|(?:^|[–—:-] )(?:no|not(?! [A-Z]\b)|only|contraindicated)\b|\b${rejecting}\b`,
  'iu',
);
const discussing = phrases`
  options?
  choices
  each
  one by one
  analy\w+
  evaluat\w+
  consider\w*
  let's
  let me
  go through
  differential
  alternatives
`;
const introduces = new RegExp(String.raw`(?::$)|\b${discussing}\b`, 'iu');
const concludes = /(?:therefore|thus|hence|answer|conclusion|final|choose|select)[^.]{0,40}:$/iu;
/** A dialogue of Q: and A:. */
const dialogue = /(?<![\p{L}\p{N}])Q(?:uestion)?(?: ?\d+)?[:.]/u;
const roman = /^(?:- )?[([]?(?:II|III|IV|VI)[).:]/mu;
const longest = 200;

const alone: Rule = {
  id: 'label.alone',
  reads: ['C', '(C)', '**C. Atrial fibrillation**', 'c)'],
  ignores: ['A patient', 'C. difficile', 'C. Wrong', 'I, as an AI, cannot answer.'],
};
const firstLine: Rule = {
  id: 'label.first-line',
  reads: ['C\n\nThe rash is typical.', 'C. Sarcoidosis\n\nThe granulomas fit.'],
  ignores: ['A. Aspirin\nB. Heparin\nC. Warfarin', '- C. Sarcoidosis\nMore text.'],
};
const onlyLine: Rule = {
  id: 'label.only-line',
  reads: ['The granulomas fit sarcoidosis.\n\nC. Sarcoidosis', 'Therefore:\n\n**C. Sarcoidosis**'],
  ignores: ['Consider the options\nC. Sarcoidosis', 'The granulomas fit.\n- C. Sarcoidosis'],
};
const lastLine: Rule = {
  id: 'label.last-line',
  reads: ['A. Aspirin helps little.\nC. Warfarin helps.\n\nAll weighed.\n\nC'],
  ignores: ['A. Aspirin\nB. Heparin\n\nC'],
};

/** Replies that are a label, or whose only label or last line is one: "C", "(C)", "C. Atrial fibrillation". */
export const labelRules: readonly Rule[] = [alone, firstLine, onlyLine, lastLine];

/** The statement of a label rule; null when several options are labelled, as in an echoed list or a discussion. */
export const labelStatement = (text: string, vetoes: Vetoes): Statement | null => {
  const lines = linesOf(text);
  const labels = labelsOf(lines);
  const distinct = new Set(labels.map(({ letter }) => letter));
  if (distinct.size !== 1) return chosenAmong(labels, lines);
  const [label] = labels;
  if (!label) return null;
  const statement = statementOf(ruleOf(label, lines), label);
  const guard = objection(label, lines);
  if (guard === undefined) return statement;
  vetoes.push({ rule: statement.rule, span: statement.span, letter: label.letter, guard } satisfies Veto);
  return null;
};

const linesOf = (text: string): Line[] => {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ text: line, start });
    start += line.length + 1;
  }
  return lines;
};

const statementOf = ({ id }: Rule, { letter, span }: Label): Statement => ({
  rule: id,
  span,
  at: span.start,
  letter,
});

const ruleOf = ({ line }: Label, lines: readonly Line[]): Rule => {
  if (lines.length === 1) return alone;
  return line === 0 ? firstLine : onlyLine;
};

/** The guard that speaks against a reply's only label, if any does. */
const objection = (label: Label, lines: readonly Line[]): string | undefined => {
  if (rejected.test(label.body)) return 'label-rejected';
  if (label.body.length > longest) return 'label-too-long';
  if (labelsSomethingElse(label, lines)) return 'label-of-something-else';
  if (label.bulleted && lines.length > 1) return 'label-in-list';
  const before = lines[label.line - 1]?.text ?? '';
  const introduced = (label.body === '' ? /:$/ : introduces).test(before) && !concludes.test(before);
  return introduced ? 'label-introduced' : undefined;
};

/** A speaker, a Roman numeral, a panel of a figure. */
const labelsSomethingElse = ({ letter, line, body }: Label, lines: readonly Line[]): boolean => {
  if (letter === 'A' && line > 0 && lines.some(({ text }) => dialogue.test(text))) return true;
  if (letter === 'I' && lines.some(({ text }) => roman.test(text))) return true;
  return body !== '' && lines.some(({ text }) => captionsAnother(text, letter));
};

/** "(A) Axial CT" in the middle of another line, or the label just before this one: "so A. Angioma". */
const captionsAnother = (line: string, letter: string): boolean => {
  const previous = String.fromCharCode(letter.charCodeAt(0) - 1);
  return [...line.matchAll(/\(([A-J])\) \p{Lu}| ([A-J])[.)] \p{Lu}/gu)].some(
    ([, caption, label]) => (caption !== undefined && caption !== letter) || label === previous,
  );
};

/** Several letters are labelled: only a line that is apart from their list is an answer. */
const chosenAmong = (labels: readonly Label[], lines: readonly Line[]): Statement | null => {
  const bare = labels.filter((label) => label.body === '');
  const first = labels.find((label) => label.line === 0);
  const last = labels.findLast((label) => label.line === lines.length - 1);
  if (bare.length === 1 && bare[0] === first && first && labels[1]?.line !== 1) {
    return statementOf(firstLine, first);
  }
  if (!last || last.bulleted || rejected.test(last.body)) return null;
  const others = labels.slice(0, -1);
  const repeats = others.filter((label) => label.letter === last.letter).length;
  const follows = others.at(-1)?.line === last.line - 1;
  const isChosen = last.body === '' ? bare.length === 1 && repeats > 0 : repeats === 1 && !follows;
  return isChosen ? statementOf(lastLine, last) : null;
};
