import { countOf } from '../basics/count-of.ts';
import { formatCount } from '../basics/format-count.ts';
import { listSome } from '../basics/list-some.ts';
import type { NonInferiority } from '../compare/compare-pair.ts';
import type { ReadingComparison } from '../compare/compare-reading.ts';
import type { Comparison } from '../compare/compare-runs.ts';
import { describeUnmatched } from '../compare/match-runs.ts';
import type { PublishedLine } from '../compare/published-lines.ts';
import type { Standing } from '../compare/standing.ts';
import { isIncomplete } from '../ledger/coverage.ts';
import { formatPercent } from '../like-python/format-percent.ts';
import type { PairedDifference } from '../statistics/paired-difference.ts';
import { isSignificant } from '../statistics/significance.ts';
import { formatPoints, formatPointsRange, formatPValue, formatUnsignedPoints } from './format-points.ts';

export type Pair = ReadingComparison['pairs'][number];

/** What must be known before a comparison is believed: what is not compared, what else differs, what failed. */
export const comparisonNotices = ({
  unmatched,
  differences,
  runs,
}: Pick<Comparison, 'unmatched' | 'differences' | 'runs'>): string[] => [
  ...unmatched.map((each) => `NOT COMPARED ${describeUnmatched(each)}`),
  ...differences.map(
    ({ what, values }) =>
      `DIFFERENT ${what}: ${Object.entries(values)
        .map(([label, value]) => `${label} ${shown(value)}`)
        .join(', ')}`,
  ),
  ...runs.flatMap(incompleteNotice),
];

const shown = (value: unknown): string => {
  if (value === null) return 'not given';
  return typeof value === 'string' ? listSome([value]) : JSON.stringify(value);
};

const incompleteNotice = ({ label, coverage, failed_cases, unanswered_questions }: Standing): string[] => {
  const { planned, done } = coverage;
  return [
    ...(isIncomplete(coverage)
      ? [`INCOMPLETE in ${label}: ${formatCount(done)} of ${countOf(planned, 'case')} done`]
      : []),
    ...(unanswered_questions > 0
      ? [
          `UNANSWERED in ${label}: ${countOf(unanswered_questions, 'question')} without a reply, counted as wrong${failed_cases.length > 0 ? `; failed: ${listSome(failed_cases)}` : ''}`,
        ]
      : []),
  ];
};

/** The verdict on a pair by question accuracy, adjusted for all pairs. */
export const verdictOf = ({
  from,
  to,
  question_accuracy: { difference },
  question_p_holm: p,
}: Pair): string => {
  if (!isSignificant(p)) return `${to} and ${from} cannot be told apart`;
  return `${to} is ${difference > 0 ? 'better' : 'worse'} than ${from}`;
};

export const describeNonInferiority = ({ shown }: NonInferiority): string => {
  if (shown === null) return 'cannot be told';
  return shown ? 'shown' : 'not shown';
};

/** Sets of runs by their labels, e.g. `{A, B} {B, C}`. */
export const listSets = (sets: readonly (readonly string[])[]): string =>
  sets.map((set) => `{${set.join(', ')}}`).join(' ');

/** How interval and p value were made: cases without variance have no standard error. */
const methodOf = ({ standard_error, interval, p_value }: PairedDifference): string => {
  if (p_value === null) return 'too few cases';
  if (standard_error !== null) return 'clustered by case';
  return interval ? 'Wilson over cases, none of which differs' : 'sign test over cases, which differ alike';
};

/** The paired differences of a pair, a line each. */
export const describePair = (pair: Pair, adjustedFor: number): string[] => {
  const { question_accuracy: questions, case_accuracy: cases, non_inferiority: inferiority } = pair;
  const { difference, interval, p_value, bootstrap, smallest_detectable: smallest } = questions;
  const adjusted = (p: number | null): string =>
    adjustedFor > 1 ? `, ${formatPValue(p)} adjusted for ${adjustedFor} pairs (Holm)` : '';
  return [
    `Question accuracy: ${formatPoints(difference)} points, 95% interval ${formatPointsRange(interval)} (${methodOf(questions)}), p ${formatPValue(p_value)}${adjusted(pair.question_p_holm)}`,
    `Bootstrap over cases: ${formatPointsRange(bootstrap)} (${formatCount(bootstrap.resamples)} resamples)`,
    `Case accuracy: ${formatPoints(cases.difference)} points, ${formatCount(cases.gained)} gained and ${formatCount(cases.lost)} lost, p ${formatPValue(cases.p_value)} (exact McNemar)${adjusted(pair.case_p_holm)}`,
    ...(smallest === null
      ? []
      : [
          `Smallest difference that this data could show (80% power): ${formatUnsignedPoints(smallest)} points`,
        ]),
    ...(inferiority
      ? [
          `Not worse by ${formatUnsignedPoints(inferiority.margin)} points: ${describeNonInferiority(inferiority)}`,
        ]
      : []),
  ];
};

/** E.g. `Chief physician 37.8%: -2.1 points (-4.6 to +0.5), cannot be told apart`. */
export const describePublished = ({
  name,
  case_accuracy,
  difference,
  interval,
  verdict,
}: PublishedLine): string =>
  `${name} ${formatPercent(case_accuracy)}: ${formatPoints(difference)} points (${formatPointsRange(interval)}), ${verdict}`;

/** What published scores rest on. */
export const publishedNote =
  'Published lines are taken as exact: how many cases they rest on, and their own error, are not known.';
