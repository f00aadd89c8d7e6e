import { printCount } from '../../print-count.ts';
import { printPercent } from '../../scoring/print-percent.ts';
import { type Html, html } from '../html.ts';
import { printRange } from '../print-range.ts';
import type { Report } from '../report.ts';
import { type Tile, tiles } from './tiles.ts';

/** How far the headline can be trusted: intervals, bounds, the other extractor, the simplest guess. */
export const trustSection = ({ figures: { summary, details } }: Report): Html => {
  const { answered_only: answered, intervals, baseline } = details;
  return html`<section aria-labelledby="trust"><h2 id="trust">How far to trust it</h2>
${tiles([
  {
    name: 'Question accuracy',
    figure: printPercent(summary.question_accuracy),
    notes: [
      `${printCount(summary.correct_mcqs)} of ${printCount(summary.total_mcqs)} questions`,
      `95% interval ${printRange(intervals.question_accuracy)}, clustered by case`,
    ],
  },
  {
    name: 'Of answered questions',
    figure: printPercent(answered.accuracy),
    notes: [
      `${printCount(answered.correct)} of ${printCount(answered.answered)} with a reply`,
      `95% interval ${printRange(answered.interval)}`,
      `All ${printCount(answered.planned)} questions, those without a reply wrong to right: ${printPercent(answered.lower)} to ${printPercent(answered.upper)}`,
    ],
  },
  extractorTile(details),
  ...(baseline
    ? [
        {
          name: `Always answering ${baseline.letter}`,
          figure: printPercent(baseline.question_accuracy),
          notes: [`of questions, and ${printPercent(baseline.case_accuracy)} of cases`],
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
    figure: printPercent(strict.case_accuracy),
    notes: [
      `${printPercent(strict.question_accuracy)} of questions; the liveclin extractor, the headline's: ${printPercent(liveclin.question_accuracy)}`,
      `Another letter in ${printCount(differ.letters)} of ${printCount(differ.answered)} replies (${printPercent(differ.share)}), another verdict in ${printCount(differ.verdicts)}`,
    ],
  };
};
