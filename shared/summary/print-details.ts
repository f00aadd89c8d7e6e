import { printCount } from '../print-count.ts';
import type { Interval } from '../scoring/interval.ts';
import { printPercent } from '../scoring/print-percent.ts';
import { cutName, padName } from './column.ts';
import type { SummaryDetails } from './details/details-accumulator.ts';
import type { Figures } from './figures.ts';
import { printPace } from './pace-totals.ts';
import { printAnswered, printInterval } from './print-incomplete.ts';
import type { Groups, ReferenceSummary } from './reference-summary.ts';

const rule = '-'.repeat(60);

/** The text of what a summary says beside the reference's block; ends with a line end. */
export const printDetails = ({ summary, details, calls, pace }: Figures): string => {
  const sections = [
    printTrust(summary, details),
    printLosses(details.losses),
    printLetters(details),
    printGroups('Rarity', summary.by_rarity, details.intervals.by_rarity),
    printGroups('Chapter', summary.by_chapter, details.intervals.by_chapter),
    printGroups('Clinical Stage', summary.by_stage, details.intervals.by_stage),
    printGroups('Question Position', summary.by_position, details.intervals.by_position),
    printGroups('Image Modality', summary.by_image_modality, details.intervals.by_image_modality),
    printGroups('Table Modality', summary.by_table_modality, details.intervals.by_table_modality),
    [...printCalls(calls), ...printPace(pace), ...printReplies(details)],
  ].filter((section) => section.length > 0);
  const marked = sections.flat().some((line) => line.endsWith(mark));
  const note = marked ? [rule, `  ${mark} fewer than 30 questions: its accuracy says little`] : [];
  return [sections.map((section) => section.join('\n')).join(`\n${rule}\n`), ...note, ''].join('\n');
};

const mark = '*';

const printTrust = (summary: ReferenceSummary, { intervals, ...details }: SummaryDetails): string[] => {
  const { strict } = details.extractors;
  return [
    `  Question Accuracy:  ${printPercent(summary.question_accuracy)}${printInterval(intervals.question_accuracy)} (clustered by case)`,
    `  Case Accuracy:      ${printPercent(summary.case_accuracy)}${printInterval(intervals.case_accuracy)} (Wilson)`,
    ...printAnswered(details),
    strict
      ? `  Strict extractor's case accuracy: ${printPercent(strict.case_accuracy)}`
      : '  Strict extractor: not in this file; `liveclin rescore` adds it',
  ];
};

const printLosses = (losses: SummaryDetails['losses']): string[] =>
  losses.size === 0
    ? []
    : [
        '  Questions without an answer, by cause:',
        ...[...losses].map(
          ([cause, { questions, skipped, cases }]) =>
            `    ${padName(cause, 18)} ${questions} questions, ${skipped} skipped after them, in ${cases} cases`,
        ),
      ];

const printLetters = ({ key_letters, extractors: { liveclin, strict } }: SummaryDetails): string[] => [
  '  Answer letters:',
  `    ${padName('key', 10)} ${printCounts(key_letters)}`,
  `    ${padName('liveclin', 10)} ${printCounts(liveclin.letters)}`,
  ...(strict ? [`    ${padName('strict', 10)} ${printCounts(strict.letters)}`] : []),
];

const printCounts = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, count]) => `${name} ${count}`).join('  ') || 'none';

interface PrintedGroup {
  readonly question_accuracy: number;
  readonly case_accuracy?: number;
}
interface PrintedIntervals {
  readonly under_30_questions?: true;
  readonly question_accuracy: Interval | null;
  readonly case_accuracy?: Interval | null;
}

const printGroups = (
  title: string,
  groups: Groups<PrintedGroup>,
  intervals: Groups<PrintedIntervals>,
): string[] =>
  groups.size === 0
    ? []
    : [
        `  By ${title}, with 95% intervals:`,
        ...[...groups].map(([name, group]) => printGroup(name, group, intervals.get(name))),
      ];

const printGroup = (name: string, group: PrintedGroup, intervals: PrintedIntervals | undefined): string => {
  const cells = [
    `Q-Acc ${printRange(group.question_accuracy, intervals?.question_accuracy)}`,
    ...(group.case_accuracy === undefined
      ? []
      : [`C-Acc ${printRange(group.case_accuracy, intervals?.case_accuracy)}`]),
    ...(intervals?.under_30_questions ? [mark] : []),
  ];
  return `    ${padName(cutName(name), 44)} ${cells.join('  ')}`;
};

const printRange = (accuracy: number, interval: Interval | null | undefined): string =>
  interval
    ? `${printPercent(accuracy)} (${printPercent(interval.low)} to ${printPercent(interval.high)})`
    : printPercent(accuracy);

const printCalls = (calls: Figures['calls']): string[] =>
  calls
    ? [
        `  Calls: ${calls.sent} sent, ${calls.served} served, ${calls.failed} failed, ${calls.orphaned} orphaned`,
      ]
    : [];

const printReplies = (details: SummaryDetails): string[] => [
  ...printImages(details.images),
  ...printTokens(details),
  ...printLatency(details.latency),
  ...(details.served_models.size > 0 ? [`  Served models: ${printCounts(details.served_models)}`] : []),
];

const printImages = (images: SummaryDetails['images']): string[] => {
  if (!images) return [];
  const reasons = images.dropped > 0 ? ` (${printCounts(images.by_reason)})` : '';
  return [`  Images: ${images.expected} expected, ${images.sent} sent, ${images.dropped} left out${reasons}`];
};

const printTokens = ({ tokens, cost }: SummaryDetails): string[] => {
  if (!tokens) return ['  Tokens: unknown; cost: unknown'];
  const untold =
    tokens.questions_without_usage > 0
      ? `; ${printCount(tokens.questions_without_usage)} replies did not tell theirs`
      : '';
  const failed =
    tokens.failed_calls_maybe_billed > 0
      ? `; ${printCount(tokens.failed_calls_maybe_billed)} failed calls maybe billed too`
      : '';
  const images = tokens.image > 0 ? `, ${printCount(tokens.image)} for images` : '';
  return [
    `  Tokens: ${printCount(tokens.input)} in (${printCount(tokens.cached_input)} cached${images}), ${printCount(tokens.output)} out (${printCount(tokens.reasoning)} reasoning)${untold}${failed}`,
    `  Cost: ${printCost(cost)}`,
  ];
};

const printCost = (cost: SummaryDetails['cost']): string => {
  if (cost === 'unknown') return 'unknown: no price is known for this model at this endpoint (give --price)';
  const { source, asOf } = cost.prices;
  const origin = asOf === undefined ? `prices ${source}` : `prices of ${asOf}, ${source}`;
  return `${cost.complete ? '' : 'at least '}${cost.usd.toFixed(4)} USD (${origin})`;
};

const printLatency = (latency: SummaryDetails['latency']): string[] => {
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
  return latency
    ? [
        `  Latency of ${latency.calls} calls: median ${seconds(latency.median_ms)}, p95 ${seconds(latency.p95_ms)}, max ${seconds(latency.max_ms)}`,
      ]
    : [];
};
