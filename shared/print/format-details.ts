import { countOf } from '../basics/count-of.ts';
import { formatCount } from '../basics/format-count.ts';
import { formatPercent } from '../like-python/format-percent.ts';
import type { Interval } from '../statistics/interval.ts';
import type { SummaryDetails } from '../summary/details/details-accumulator.ts';
import type { Figures } from '../summary/figures.ts';
import type { Groups, ReferenceSummary } from '../summary/reference-summary.ts';
import { nameColumn, padName } from './column.ts';
import { formatAnswered } from './format-answered.ts';
import { formatCounts } from './format-counts.ts';
import { formatInterval, methodOf } from './format-interval.ts';
import { formatPace } from './format-pace.ts';
import { formatPathway } from './format-pathway.ts';
import { formatCalls, formatReplies } from './format-replies.ts';
import { formatShare } from './format-share.ts';
import { servedGroupings } from './served-groupings.ts';

const rule = '-'.repeat(60);

/** What a summary says beyond the reference's block; ends with a line end. */
export const formatDetails = ({ summary, details, calls, pace }: Figures): string => {
  const sections = [
    formatTrust(summary, details),
    formatLosses(details),
    formatLetters(details),
    formatGroups('Rarity', summary.by_rarity, details.intervals.by_rarity),
    formatGroups('Chapter', summary.by_chapter, details.intervals.by_chapter),
    formatGroups('Clinical Stage', summary.by_stage, details.intervals.by_stage),
    formatGroups('Question Position', summary.by_position, details.intervals.by_position),
    formatGroups('Image Modality', summary.by_image_modality, details.intervals.by_image_modality),
    formatGroups('Table Modality', summary.by_table_modality, details.intervals.by_table_modality),
    formatPathway(details.pathway),
    ...servedGroupings(details).map(({ title, groups, intervals }) => formatGroups(title, groups, intervals)),
    [...formatCalls(calls), ...formatPace(pace), ...formatReplies(details)],
  ].filter((section) => section.length > 0);
  const marked = sections.flat().some((line) => line.endsWith(mark));
  const note = marked ? [rule, `  ${mark} fewer than 30 questions: too few for a reliable accuracy`] : [];
  return [sections.map((section) => section.join('\n')).join(`\n${rule}\n`), ...note, ''].join('\n');
};

const mark = '*';

const formatTrust = (summary: ReferenceSummary, { intervals, ...details }: SummaryDetails): string[] => {
  const { strict } = details.extractors;
  return [
    `  Question Accuracy:  ${formatShare(summary.correct_mcqs, summary.total_mcqs, summary.question_accuracy)}${formatInterval(intervals.question_accuracy, methodOf(intervals.question_accuracy))}`,
    `  Case Accuracy:      ${formatShare(summary.correct_cases, summary.total_cases, summary.case_accuracy)}${formatInterval(intervals.case_accuracy, 'Wilson')}`,
    ...formatAnswered(details),
    strict
      ? `  Strict extractor's case accuracy: ${formatShare(strict.correct_cases, summary.total_cases, strict.case_accuracy)}`
      : '  Strict extractor: not in this file; add it with `npx liveclin rescore <results.json> --output <file>`',
  ];
};

const formatLosses = ({ losses, answered_only: { planned } }: SummaryDetails): string[] =>
  losses.size === 0
    ? []
    : [
        `  Unanswered questions, by cause (of ${formatCount(planned)} planned):`,
        ...[...losses].map(
          ([cause, { questions, skipped, cases }]) =>
            `    ${padName(cause, 18)} ${countOf(questions, 'question')}, ${formatCount(skipped)} skipped afterwards, in ${countOf(cases, 'case')}`,
        ),
      ];

const formatLetters = ({ key_letters, extractors: { liveclin, strict } }: SummaryDetails): string[] => [
  '  Answer letters:',
  `    ${padName('key', 10)} ${formatCounts(key_letters)}`,
  `    ${padName('liveclin', 10)} ${formatCounts(liveclin.letters)}`,
  ...(strict ? [`    ${padName('strict', 10)} ${formatCounts(strict.letters)}`] : []),
];

interface PrintedGroup {
  readonly question_accuracy: number;
  readonly case_accuracy?: number;
}
interface PrintedIntervals {
  readonly under_30_questions?: true;
  readonly question_accuracy: Interval | null;
  readonly case_accuracy?: Interval | null;
}

const formatGroups = (
  title: string,
  groups: Groups<PrintedGroup>,
  intervals: Groups<PrintedIntervals>,
): string[] =>
  groups.size === 0
    ? []
    : [
        `  By ${title}, with 95% intervals:`,
        ...[...groups].map(([name, group]) => formatGroup(name, group, intervals.get(name))),
      ];

const formatGroup = (name: string, group: PrintedGroup, intervals: PrintedIntervals | undefined): string => {
  const cells = [
    `Q-Acc ${formatRange(group.question_accuracy, intervals?.question_accuracy)}`,
    ...(group.case_accuracy === undefined
      ? []
      : [`C-Acc ${formatRange(group.case_accuracy, intervals?.case_accuracy)}`]),
    ...(intervals?.under_30_questions ? [mark] : []),
  ];
  return `    ${nameColumn(name)} ${cells.join('  ')}`;
};

const formatRange = (accuracy: number, interval: Interval | null | undefined): string =>
  interval
    ? `${formatPercent(accuracy)} (${formatPercent(interval.low)} to ${formatPercent(interval.high)})`
    : formatPercent(accuracy);
