import { formatCount } from '../../basics/format-count.ts';
import { formatPercent } from '../../like-python/format-percent.ts';
import { formatRange } from '../format-range.ts';
import { type Html, html } from '../html.ts';
import type { Report } from '../report.ts';
import { type Tile, tiles } from './tiles.ts';

/** How far the headline can be trusted: intervals, bounds, the other extractor, the simplest guess. */
export const trustSection = ({ figures: { summary, details } }: Report): Html => {
  const { answered_only: answered, intervals, baseline } = details;
  return html`<section aria-labelledby="trust"><h2 id="trust">How far to trust it</h2>
${tiles([
  {
    name: 'Question accuracy',
    figure: formatPercent(summary.question_accuracy),
    notes: [
      `${formatCount(summary.correct_mcqs)} of ${formatCount(summary.total_mcqs)} questions`,
      `95% interval ${formatRange(intervals.question_accuracy)}, clustered by case`,
    ],
  },
  {
    name: 'Of answered questions',
    figure: formatPercent(answered.accuracy),
    notes: [
      `${formatCount(answered.correct)} of ${formatCount(answered.answered)} with a reply`,
      `95% interval ${formatRange(answered.interval)}`,
      `All ${formatCount(answered.planned)} questions, those without a reply wrong to right: ${formatPercent(answered.lower)} to ${formatPercent(answered.upper)}`,
    ],
  },
  extractorTile(details),
  ...(baseline
    ? [
        {
          name: `Always answering ${baseline.letter}`,
          figure: formatPercent(baseline.question_accuracy),
          notes: [`of questions, and ${formatPercent(baseline.case_accuracy)} of cases`],
        },
      ]
    : []),
])}</section>`;
};

const extractorTile = ({ extractors: { liveclin, strict, differ } }: Report['figures']['details']): Tile => {
  const name = "Strict extractor's cases";
  if (!strict || !differ) {
    return { name, figure: '–', notes: ['Not in this results file; liveclin rescore adds it'] };
  }
  return {
    name,
    figure: formatPercent(strict.case_accuracy),
    notes: [
      `${formatPercent(strict.question_accuracy)} of questions; the liveclin extractor, the headline's: ${formatPercent(liveclin.question_accuracy)}`,
      `Another letter in ${formatCount(differ.letters)} of ${formatCount(differ.answered)} replies (${formatPercent(differ.share)}), another verdict in ${formatCount(differ.verdicts)}`,
    ],
  };
};
