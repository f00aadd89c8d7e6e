import { countOf } from '../basics/count-of.ts';
import { formatPercent } from '../like-python/format-percent.ts';
import type { SummaryDetails } from '../summary/details/details-accumulator.ts';
import { formatInterval } from './format-interval.ts';
import { formatShare } from './format-share.ts';

/** The lines that say how far the headline can be trusted; each says what it counts. */
export const formatAnswered = ({
  answered_only,
  case_bounds,
  extractors: { strict, differ },
  baseline,
  keys_outside_options: outside,
}: Pick<
  SummaryDetails,
  'answered_only' | 'case_bounds' | 'extractors' | 'baseline' | 'keys_outside_options'
>): string[] => {
  const { correct, answered, planned, accuracy, interval } = answered_only;
  // Other figures of an unfinished run count unanswered questions as wrong.
  const ofAnswered = answered < planned ? ' of answered questions' : '';
  return [
    `  Answered questions only: ${formatShare(correct, answered, accuracy)}${formatInterval(interval)}`,
    `  ${questionBounds}: ${formatBounds(answered_only, 'question')}`,
    ...(case_bounds.lower < case_bounds.upper
      ? [`  ${caseBounds}: ${formatBounds(case_bounds, 'case')}`]
      : []),
    ...(strict && differ
      ? [
          `  Strict extractor: ${formatShare(strict.correct_mcqs, answered, strict.answered_accuracy)}${ofAnswered}; a different letter in ${differ.letters} of ${countOf(answered, 'reply', 'replies')}`,
        ]
      : []),
    ...(baseline
      ? [
          `  Always answering ${baseline.letter}: ${formatPercent(baseline.question_accuracy)} (of ${countOf(baseline.questions, 'question')})`,
        ]
      : []),
    ...(outside === undefined
      ? []
      : [`  ${outsideKeys}: ${countOf(outside, 'question')} (no option is right)`]),
  ];
};

export const outsideKeys = 'Key outside the options';

export const questionBounds = 'If unanswered questions were all wrong / all right';
export const caseBounds = 'If failed cases and cases not run were all wrong / all right';

interface Bounds {
  readonly lower: number;
  readonly upper: number;
  readonly planned: number;
}

/** E.g. `40.0% / 80.0% (of 5 questions)`. */
export const formatBounds = ({ lower, upper, planned }: Bounds, what: 'question' | 'case'): string =>
  `${formatPercent(lower)} / ${formatPercent(upper)} (of ${countOf(planned, what)})`;
