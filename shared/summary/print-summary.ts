import type { Adaptation } from '../model/adapt-parameters.ts';
import { printPercent } from '../scoring/print-percent.ts';
import { padName } from './column.ts';
import { printRanking } from './print-ranking.ts';
import type { Groups, PositionGroup, QuestionGroup, ReferenceSummary } from './reference-summary.ts';

export interface PrintedRun {
  readonly model: string;
  /** Display name, e.g. `2025_H1`. */
  readonly dataset: string;
  readonly imageMode: string;
  /** The protocol's version, without the `v`. */
  readonly protocolVersion: string;
  /** What was changed about its parameters because the endpoint refuses them. */
  readonly adaptations?: readonly Adaptation[] | undefined;
}

const width = 60;

/**
 * The reference's terminal text of a summary (golden/summary-expected.txt), with its empty first and last
 * line: write it as it is, without another line end. A grouping without groups is left out.
 */
export const printSummary = (run: PrintedRun, summary: ReferenceSummary): string => {
  const heavyRule = '='.repeat(width);
  const sections = [
    printTotals(summary),
    summary.by_chapter.size > 0 ? printRanking('Chapter', [...summary.by_chapter]) : [],
    summary.by_subcategory.size > 0
      ? printRanking(
          'Subcategory',
          [...summary.by_subcategory.values()].flatMap((groups) => [...groups]),
        )
      : [],
    printRarities(summary),
    printQuestionGroups('Clinical Stage', summary.by_stage, 30),
    printPositions(summary.by_position),
    printQuestionGroups('Image Modality', summary.by_image_modality, 20),
    printQuestionGroups('Table Modality', summary.by_table_modality, 20),
    [`  Results: ${run.imageMode} mode | v${run.protocolVersion}`],
  ].filter((section) => section.length > 0);
  return [
    '',
    heavyRule,
    `  LiveClin Results: ${run.model} (${run.dataset})`,
    heavyRule,
    sections.map((section) => section.join('\n')).join(`\n${'-'.repeat(width)}\n`),
    heavyRule,
    '\n',
  ].join('\n');
};

const printTotals = (summary: ReferenceSummary): string[] => [
  `  Question Accuracy:  ${summary.correct_mcqs}/${summary.total_mcqs} (${printPercent(summary.question_accuracy)})`,
  `  Case Accuracy:      ${summary.correct_cases}/${summary.total_cases} (${printPercent(summary.case_accuracy)})`,
];

const printRarities = ({ by_rarity }: ReferenceSummary): string[] =>
  withTitle(
    'Rarity',
    [...by_rarity].map(
      ([rarity, group]) =>
        `    ${padName(capitalize(rarity), 12)} (${String(group.cases).padStart(4)} cases)` +
        `  Q-Acc ${printPercent(group.question_accuracy)}  C-Acc ${printPercent(group.case_accuracy)}`,
    ),
  );

const printQuestionGroups = (title: string, groups: Groups<QuestionGroup>, nameWidth: number): string[] =>
  withTitle(
    title,
    [...groups].map(([name, group]) => printQuestionGroup(padName(name, nameWidth), group)),
  );

const printPositions = (groups: Groups<PositionGroup>): string[] =>
  withTitle(
    'Question Position',
    [...groups].map(
      ([name, group]) =>
        `${printQuestionGroup(padName(name, 6), group)}  Err ${printPercent(group.error_rate)}`,
    ),
  );

const printQuestionGroup = (name: string, group: QuestionGroup): string =>
  `    ${name} (${String(group.mcqs).padStart(4)} MCQs)  Q-Acc ${printPercent(group.question_accuracy)}`;

const withTitle = (title: string, rows: readonly string[]): string[] =>
  rows.length > 0 ? [`  By ${title}:`, ...rows] : [];

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
