import { countOf } from '../../basics/count-of.ts';
import { formatCount } from '../../basics/format-count.ts';
import { formatPercent } from '../../like-python/format-percent.ts';
import { formatBounds, outsideKeys, questionBounds } from '../../print/format-answered.ts';
import { methodOf } from '../../print/format-interval.ts';
import { formatRange } from '../../print/format-range.ts';
import { formatPercentOf } from '../../print/format-share.ts';
import { type Html, html } from '../html.ts';
import type { Report } from '../report.ts';
import { type Tile, tiles } from './tiles.ts';

/** How far the headline can be trusted: intervals, bounds, the strict extractor, a constant answer. */
export const trustSection = ({ figures }: Report): Html => {
  const { summary, details } = figures;
  const { answered_only: answered, intervals, baseline, keys_outside_options: outside } = details;
  return html`<section aria-labelledby="trust"><h2 id="trust">How reliable these figures are</h2>
${tiles([
  {
    name: 'Question accuracy',
    figure: formatPercentOf(summary.total_mcqs, summary.question_accuracy),
    notes: [
      `${formatCount(summary.correct_mcqs)} of ${countOf(summary.total_mcqs, 'question')}`,
      `95% interval ${formatRange(intervals.question_accuracy)}, ${methodOf(intervals.question_accuracy)}`,
    ],
  },
  {
    name: 'Accuracy on answered questions',
    figure: formatPercentOf(answered.answered, answered.accuracy),
    notes: [
      `${formatCount(answered.correct)} of ${countOf(answered.answered, 'answered question')}`,
      `95% interval ${formatRange(answered.interval)}`,
      `${questionBounds}: ${formatBounds(answered, 'question')}`,
    ],
  },
  extractorTile(figures),
  ...(baseline
    ? [
        {
          name: `Always answering ${baseline.letter}`,
          figure: formatPercent(baseline.question_accuracy),
          notes: [
            `of ${countOf(baseline.questions, 'question')}, and ${formatPercent(baseline.case_accuracy)} of ${countOf(summary.total_cases, 'case')}, for comparison`,
          ],
        },
      ]
    : []),
  ...(outside === undefined
    ? []
    : [
        {
          name: outsideKeys,
          figure: formatCount(outside),
          notes: [`of ${countOf(summary.total_mcqs, 'question')}: no option is right`],
        },
      ]),
])}</section>`;
};

const extractorTile = ({ summary, details }: Report['figures']): Tile => {
  const { strict, differ } = details.extractors;
  const name = 'Case accuracy, strict extractor';
  if (!strict || !differ) {
    return {
      name,
      figure: '–',
      notes: ['Not in this results file; add it with npx liveclin rescore <results.json> --output <file>'],
    };
  }
  return {
    name,
    figure: formatPercentOf(summary.total_cases, strict.case_accuracy),
    notes: [
      `${formatCount(strict.correct_cases)} of ${countOf(summary.total_cases, 'case')}`,
      `${formatPercentOf(summary.total_mcqs, strict.question_accuracy)} of ${countOf(summary.total_mcqs, 'question')}; ${formatPercentOf(summary.total_mcqs, summary.question_accuracy)} with the liveclin extractor, used everywhere else`,
      `A different letter in ${formatCount(differ.letters)} of ${countOf(differ.answered, 'reply', 'replies')} (${formatPercentOf(differ.answered, differ.share)}), a different verdict in ${formatCount(differ.verdicts)}`,
    ],
  };
};
