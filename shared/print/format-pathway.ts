import { countOf } from '../basics/count-of.ts';
import { formatPercent } from '../like-python/format-percent.ts';
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

/** How cases go from question to question, a line a figure; none without an answered question. */
export const formatPathway = (pathway: Pathway | null): string[] => {
  if (!pathway) return [];
  const { cases, questions, cut_short: cut, all_right: allRight, right_prefix: prefix } = pathway;
  const left = cut > 0 ? `; ${countOf(cut, 'case')} cut short by a question without a reply` : '';
  return [
    `  Pathway of ${countOf(cases, 'case')} (${countOf(questions, 'answered question')}${left}):`,
    `    All questions right: ${formatShare(allRight.cases, allRight.of, allRight.share)} [${formatPercentOf(allRight.of, allRight.if_independent)}]${formatInterval(allRight.interval)}`,
    `    Questions before the first error: ${formatShare(prefix.questions, prefix.of, prefix.share)} [${formatPercent(prefix.if_independent)}]${formatInterval(prefix.interval)}; ${prefix.mean.toFixed(1)} a case`,
    ...conditionsOf(pathway).map(
      ({ name, correct, questions: of, accuracy, if_independent, interval }) =>
        `    ${name}: ${formatShare(correct, of, accuracy)} [${formatPercentOf(of, if_independent)}]${formatInterval(interval)}`,
    ),
    '    First error, by position, of the cases still all right there:',
    ...firstErrorLines(pathway.first_errors.by_position),
    '    First error, by clinical stage, of the questions reached with all right:',
    ...firstErrorLines(pathway.first_errors.by_stage),
    `    ${independentNote}`,
    `    ${pathwayCaveat}`,
  ];
};

/** Accuracies that depend on what came before, with names for readers. */
export const conditionsOf = ({ after_all_right, after_error, recovery }: Pathway) => [
  { name: 'Accuracy after only right answers', ...after_all_right },
  { name: 'Accuracy after an error', ...after_error },
  { name: 'Recovery: right directly after an error', ...recovery },
];

const firstErrorLines = (groups: Groups<FirstErrorCount>): string[] =>
  [...groups].map(
    ([name, { reached, first_errors, rate, first_errors_if_independent, interval }]) =>
      `      ${padName(name, 28)} ${formatShare(first_errors, reached, rate)} [${first_errors_if_independent.toFixed(1)}]${formatInterval(interval)}`,
  );
