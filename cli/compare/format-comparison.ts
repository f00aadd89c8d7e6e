import { countOf } from '../../shared/basics/count-of.ts';
import type { ReadingComparison } from '../../shared/compare/compare-reading.ts';
import type { Comparison } from '../../shared/compare/compare-runs.ts';
import {
  comparisonNotices,
  describeNonInferiority,
  describePair,
  describePublished,
  listSets,
  type Pair,
  publishedNote,
  verdictOf,
} from '../../shared/print/describe-comparison.ts';
import {
  formatPoints,
  formatPointsRange,
  formatPValue,
  formatUnsignedPoints,
} from '../../shared/print/format-points.ts';
import { isSignificant } from '../../shared/statistics/significance.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { formatChanges } from './format-changes.ts';
import { formatStandings } from './format-standings.ts';

type Paint = Terminal['paint'];

/** A comparison for people; `--json` has everything. */
export const formatComparison = (comparison: Comparison, paint: Paint): string => {
  const { liveclin, strict } = comparison.readings;
  const notices = comparisonNotices(comparison).map((notice) => `${paint('yellow', notice)}\n`);
  const [pair] = liveclin.pairs;
  const isOnlyPair = liveclin.pairs.length === 1 && pair !== undefined;
  return [
    `${paint('bold', `Compared: ${countOf(comparison.cases, 'case')}, ${countOf(comparison.questions, 'question')}`)}\n${notices.join('')}`,
    formatStandings(comparison, paint),
    formatReading('Reading of the benchmark (liveclin)', liveclin, paint),
    strict
      ? formatReading('Strict reading', strict, paint)
      : 'Strict reading: not in every file; add it with `npx liveclin rescore <results.json> --output <file>`\n',
    formatPublished(comparison, paint),
    isOnlyPair ? formatGroups(pair, paint) : '',
    isOnlyPair ? formatChanges(comparison, paint) : describeOtherPairs(comparison),
  ]
    .filter((section) => section !== '')
    .join('\n');
};

const indented = (lines: readonly string[]): string => lines.map((line) => `  ${line}\n`).join('');

const formatReading = (title: string, { pairs, sets }: ReadingComparison, paint: Paint): string => {
  const [only] = pairs;
  if (only && pairs.length === 1) {
    return `${paint('bold', `${title}: ${verdictOf(only)}`)}\n${indented(describePair(only, 1))}`;
  }
  const rows = pairs.map((pair) => [
    '',
    `${pair.to} - ${pair.from}`,
    formatPoints(pair.question_accuracy.difference),
    formatPointsRange(pair.question_accuracy.interval),
    formatPValue(pair.question_p_holm),
    formatPoints(pair.case_accuracy.difference),
    `+${pair.case_accuracy.gained} -${pair.case_accuracy.lost}`,
    formatPValue(pair.case_p_holm),
    pair.non_inferiority ? describeNonInferiority(pair.non_inferiority) : '',
  ]);
  const header = ['', 'PAIR', 'QUESTIONS', '95% INTERVAL', 'P', 'CASES', 'GAINED, LOST', 'P', margin(only)];
  return [
    `${paint('bold', title)}\n`,
    table([header.map((name) => paint('bold', name)), ...rows]),
    indented([
      `P is adjusted for ${pairs.length} pairs (Holm); differences are in percentage points.`,
      `Sets that cannot be told apart by question accuracy: ${listSets(sets.question_accuracy)}`,
      `Sets that cannot be told apart by case accuracy:     ${listSets(sets.case_accuracy)}`,
    ]),
  ].join('');
};

const margin = (pair: Pair | undefined): string =>
  pair?.non_inferiority ? `NOT WORSE BY ${formatUnsignedPoints(pair.non_inferiority.margin)}` : '';

const formatPublished = ({ runs }: Comparison, paint: Paint): string => {
  const lines = runs.map(({ label, published }) =>
    typeof published === 'string'
      ? `${label}: not compared, as ${published}`
      : `${label}: ${published.map(describePublished).join('; ')}`,
  );
  const isCompared = runs.some(({ published }) => typeof published !== 'string');
  return `${paint('bold', 'Case accuracy against physicians, as published')}\n${indented([...lines, ...(isCompared ? [publishedNote] : [])])}`;
};

/** Groups that are printed; the smallest p values first. */
const maxGroups = 12;

const formatGroups = ({ from, to, groups }: Pair, paint: Paint): string => {
  const tested = groups.filter(({ p_holm }) => p_holm !== null);
  const found = tested.filter(({ p_holm }) => isSignificant(p_holm)).length;
  const shown = tested
    .toSorted((a, b) => (a.p_value ?? 1) - (b.p_value ?? 1))
    .slice(0, maxGroups)
    .map(({ grouping, name, questions, difference, interval, p_value, p_holm }) => [
      '',
      `${grouping}: ${name}`,
      `${questions}`,
      formatPoints(difference),
      formatPointsRange(interval),
      formatPValue(p_value),
      formatPValue(p_holm),
    ]);
  if (shown.length === 0) return '';
  const header = ['', 'GROUP', 'QUESTIONS', `${to} - ${from}`, '95% INTERVAL', 'P', 'P (HOLM)'];
  return [
    `${paint('bold', `Groups: ${found === 0 ? 'none' : found} of ${tested.length} ${found === 1 ? 'differs' : 'differ'} after adjusting for all (Holm)`)}\n`,
    table([header.map((name) => paint('bold', name)), ...shown]),
    tested.length > maxGroups
      ? `  The ${maxGroups} with the smallest p; --json and --html have all ${tested.length}.\n`
      : '',
  ].join('');
};

const describeOtherPairs = ({ runs }: Comparison): string => {
  const [first, second] = runs;
  return `Which cases were gained and lost, and why: compare two runs, such as ${first?.label} and ${second?.label}, or use --json or --html.\n`;
};
