import { formatPercent } from '../like-python/format-percent.ts';
import type { Interval } from '../statistics/interval.ts';
import type { SummaryDetails } from '../summary/details/details-accumulator.ts';

/** What stands above the summary of a run that is not complete. */
export const formatIncomplete = (
  cases: { readonly done: number; readonly planned: number; readonly description: string },
  details: Pick<SummaryDetails, 'answered_only' | 'extractors' | 'baseline'>,
): string =>
  [
    `INCOMPLETE ${cases.done} of ${cases.planned} cases: ${cases.description}`,
    ...formatAnswered(details),
    '',
  ].join('\n');

/** The lines that tell how far the headline can be trusted. */
export const formatAnswered = ({
  answered_only,
  extractors: { strict, differ },
  baseline,
}: Pick<SummaryDetails, 'answered_only' | 'extractors' | 'baseline'>): string[] => {
  const { correct, answered, planned, accuracy, interval, lower, upper } = answered_only;
  return [
    `  Answered questions only: ${correct}/${answered} (${formatPercent(accuracy)})${formatInterval(interval)}`,
    `  All ${planned} questions, the others wrong to right: ${formatPercent(lower)} to ${formatPercent(upper)}`,
    ...(strict && differ
      ? [
          `  Strict extractor: ${strict.correct_mcqs}/${answered} (${formatPercent(strict.answered_accuracy)}); another letter in ${differ.letters} of ${answered} replies`,
        ]
      : []),
    ...(baseline
      ? [`  Always answering ${baseline.letter}: ${formatPercent(baseline.question_accuracy)}`]
      : []),
  ];
};

/** E.g. `, 95% interval 71.2% to 88.9%`; nothing where there is none. */
export const formatInterval = (interval: Interval | null): string =>
  interval ? `, 95% interval ${formatPercent(interval.low)} to ${formatPercent(interval.high)}` : '';
