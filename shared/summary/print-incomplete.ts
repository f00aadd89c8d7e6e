import type { Interval } from '../scoring/interval.ts';
import { printPercent } from '../scoring/print-percent.ts';
import type { SummaryDetails } from './details/details-accumulator.ts';

/** What stands above the summary of a run that is not complete. */
export const printIncomplete = (
  cases: { readonly done: number; readonly planned: number; readonly description: string },
  details: Pick<SummaryDetails, 'answered_only' | 'extractors' | 'baseline'>,
): string =>
  [
    `INCOMPLETE ${cases.done} of ${cases.planned} cases: ${cases.description}`,
    ...printAnswered(details),
    '',
  ].join('\n');

/** The lines that tell how far the headline can be trusted. */
export const printAnswered = ({
  answered_only,
  extractors: { strict, differ },
  baseline,
}: Pick<SummaryDetails, 'answered_only' | 'extractors' | 'baseline'>): string[] => {
  const { correct, answered, planned, accuracy, interval, lower, upper } = answered_only;
  return [
    `  Answered questions only: ${correct}/${answered} (${printPercent(accuracy)})${printInterval(interval)}`,
    `  All ${planned} questions, the others wrong to right: ${printPercent(lower)} to ${printPercent(upper)}`,
    ...(strict && differ
      ? [
          `  Strict extractor: ${strict.correct_mcqs}/${answered} (${printPercent(strict.answered_accuracy)}); another letter in ${differ.letters} of ${answered} replies`,
        ]
      : []),
    ...(baseline
      ? [`  Always answering ${baseline.letter}: ${printPercent(baseline.question_accuracy)}`]
      : []),
  ];
};

/** E.g. `, 95% interval 71.2% to 88.9%`; nothing where there is none. */
export const printInterval = (interval: Interval | null): string =>
  interval ? `, 95% interval ${printPercent(interval.low)} to ${printPercent(interval.high)}` : '';
