import { countOf } from '../basics/count-of.ts';
import type { Interval } from '../statistics/interval.ts';
import type { FirstErrorCount } from '../summary/pathway/first-errors.ts';
import type { Pathway } from '../summary/pathway/pathway-tally.ts';
import type { Groups } from '../summary/reference-summary.ts';
import { padName } from './column.ts';
import { formatInterval } from './format-interval.ts';
import { formatPercentOf, formatShare } from './format-share.ts';

/** What must be said beside every pathway. */
export const pathwayCaveat =
  'Hard cases have more errors at every question, so an error need not be what caused those after it.';

/** What the figures in brackets are. */
export const independentNote =
  'In brackets: if each question came out right with the accuracy of its position, whatever came before it.';

/** A figure of a pathway, with the name that readers know it by. */
export interface PathwayFigure {
  readonly name: string;
  readonly correct: number;
  readonly of: number;
  readonly accuracy: number;
  readonly interval: Interval | null;
  readonly if_independent: number;
}

/** How far cases stay right, and what comes after an error. */
export const pathwayFigures = (pathway: Pathway): PathwayFigure[] => {
  const { all_right, right_prefix, after_all_right, after_error, recovery } = pathway;
  return [
    { ...all_right, name: 'Cases all right', correct: all_right.cases, accuracy: all_right.share },
    {
      ...right_prefix,
      name: 'Questions before the first error',
      correct: right_prefix.questions,
      accuracy: right_prefix.share,
    },
    { ...after_all_right, name: 'Right after only right answers', of: after_all_right.questions },
    { ...after_error, name: 'Right after an error', of: after_error.questions },
    { ...recovery, name: 'Recovery: right directly after an error', of: recovery.questions },
  ];
};

/** How cases go from question to question, a line a figure; none without an answered question. */
export const formatPathway = (pathway: Pathway | null): string[] => {
  if (!pathway) return [];
  const { cases, questions, cut_short: cut, first_errors } = pathway;
  const left = cut > 0 ? `; ${countOf(cut, 'case')} cut short by a question without a reply` : '';
  return [
    `  Pathway of ${countOf(cases, 'case')} (${countOf(questions, 'answered question')}${left}):`,
    ...pathwayFigures(pathway).map(
      ({ name, correct, of, accuracy, if_independent, interval }) =>
        `    ${name}: ${formatShare(correct, of, accuracy)} [${formatPercentOf(of, if_independent)}]${formatInterval(interval)}`,
    ),
    '    First error, by position, of the cases still all right there:',
    ...firstErrorLines(first_errors.by_position),
    '    First error, by clinical stage, of the questions reached with all right:',
    ...firstErrorLines(first_errors.by_stage),
    `    ${independentNote}`,
    `    ${pathwayCaveat}`,
  ];
};

const firstErrorLines = (groups: Groups<FirstErrorCount>): string[] =>
  [...groups].map(
    ([name, { reached, first_errors, rate, first_errors_if_independent, interval }]) =>
      `      ${padName(name, 28)} ${formatShare(first_errors, reached, rate)} [${first_errors_if_independent.toFixed(1)}]${formatInterval(interval)}`,
  );
