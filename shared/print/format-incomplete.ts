import { countOf } from '../basics/count-of.ts';
import { formatCount } from '../basics/format-count.ts';
import type { Coverage } from '../ledger/coverage.ts';
import { formatPercent } from '../like-python/format-percent.ts';
import type { Interval } from '../statistics/interval.ts';
import type { SummaryDetails } from '../summary/details/details-accumulator.ts';
import { openReasons } from './describe-open-cases.ts';

/** Goes above the summary of a run that is not complete. */
export const formatIncomplete = (
  coverage: Coverage,
  details: Pick<SummaryDetails, 'answered_only' | 'extractors' | 'baseline'>,
): string => [describeIncomplete(coverage), ...formatAnswered(details), ''].join('\n');

/** E.g. `INCOMPLETE 1,380 of 1,407 cases done (19 timeout, 8 not run). Figures cover ...`. */
export const describeIncomplete = (coverage: Coverage): string => {
  const { planned, done, failed, pending } = coverage;
  const covered = [
    `Figures cover the ${countOf(done + failed, 'case')} that ran`,
    ...(failed > 0 ? ['failed cases count as wrong'] : []),
    ...(pending > 0 ? ['cases not run are excluded'] : []),
  ];
  return `INCOMPLETE ${formatCount(done)} of ${countOf(planned, 'case')} done (${openReasons(coverage)}). ${covered.join('; ')}.`;
};

/** The lines that say how far the headline can be trusted. */
export const formatAnswered = ({
  answered_only,
  extractors: { strict, differ },
  baseline,
}: Pick<SummaryDetails, 'answered_only' | 'extractors' | 'baseline'>): string[] => {
  const { correct, answered, planned, accuracy, interval, lower, upper } = answered_only;
  return [
    `  Answered questions only: ${correct}/${answered} (${formatPercent(accuracy)})${formatInterval(interval)}`,
    `  If unanswered questions were all wrong / all right: ${formatPercent(lower)} / ${formatPercent(upper)} (of ${countOf(planned, 'question')})`,
    ...(strict && differ
      ? [
          `  Strict extractor: ${strict.correct_mcqs}/${answered} (${formatPercent(strict.answered_accuracy)}); a different letter in ${differ.letters} of ${countOf(answered, 'reply', 'replies')}`,
        ]
      : []),
    ...(baseline
      ? [`  Always answering ${baseline.letter}: ${formatPercent(baseline.question_accuracy)}`]
      : []),
  ];
};

/** How an interval of question accuracy was made. */
export const methodOf = (interval: Interval | null): string =>
  interval?.method === 'wilson_over_cases' ? 'Wilson over cases, which are all alike' : 'clustered by case';

/** E.g. `, 95% interval 71.2% to 88.9% (Wilson)`; nothing where there is none. */
export const formatInterval = (interval: Interval | null, method?: string): string => {
  if (!interval) return '';
  const range = `${formatPercent(interval.low)} to ${formatPercent(interval.high)}`;
  return `, 95% interval ${range}${method === undefined ? '' : ` (${method})`}`;
};
