import { visibleLine } from '../basics/visible-text.ts';
import { formatPercent } from '../like-python/format-percent.ts';
import type { Adaptation } from '../model/adapt-parameters.ts';
import type { Groups, PositionGroup, QuestionGroup, ReferenceSummary } from '../summary/reference-summary.ts';
import { padName } from './column.ts';
import { formatRanking } from './format-ranking.ts';

export interface PrintedRun {
  readonly model: string;
  /** Display name, e.g. `2025_H1`. */
  readonly dataset: string;
  readonly imageMode: string;
  /** How the model was asked, where that differs from the reference: the API, and what it got as history. */
  readonly api?: string | undefined;
  readonly history?: string | undefined;
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
export const formatSummary = (run: PrintedRun, summary: ReferenceSummary): string => {
  const heavyRule = '='.repeat(width);
  const sections = [
    formatTotals(summary),
    summary.by_chapter.size > 0 ? formatRanking('Chapter', [...summary.by_chapter]) : [],
    summary.by_subcategory.size > 0
      ? formatRanking(
          'Subcategory',
          [...summary.by_subcategory.values()].flatMap((groups) => [...groups]),
        )
      : [],
    formatRarities(summary),
    formatQuestionGroups('Clinical Stage', summary.by_stage, 30),
    formatPositions(summary.by_position),
    formatQuestionGroups('Image Modality', summary.by_image_modality, 20),
    formatQuestionGroups('Table Modality', summary.by_table_modality, 20),
    [`  Results: ${run.imageMode} mode | v${run.protocolVersion}`],
  ].filter((section) => section.length > 0);
  return [
    '',
    heavyRule,
    visibleLine(`  LiveClin Results: ${run.model} (${run.dataset})`),
    heavyRule,
    sections.map((section) => section.join('\n')).join(`\n${'-'.repeat(width)}\n`),
    heavyRule,
    '\n',
  ].join('\n');
};

const formatTotals = (summary: ReferenceSummary): string[] => [
  `  Question Accuracy:  ${summary.correct_mcqs}/${summary.total_mcqs} (${formatPercent(summary.question_accuracy)})`,
  `  Case Accuracy:      ${summary.correct_cases}/${summary.total_cases} (${formatPercent(summary.case_accuracy)})`,
];

const formatRarities = ({ by_rarity }: ReferenceSummary): string[] =>
  withTitle(
    'Rarity',
    [...by_rarity].map(
      ([rarity, group]) =>
        `    ${padName(capitalize(rarity), 12)} (${String(group.cases).padStart(4)} cases)` +
        `  Q-Acc ${formatPercent(group.question_accuracy)}  C-Acc ${formatPercent(group.case_accuracy)}`,
    ),
  );

const formatQuestionGroups = (title: string, groups: Groups<QuestionGroup>, nameWidth: number): string[] =>
  withTitle(
    title,
    [...groups].map(([name, group]) => formatQuestionGroup(padName(name, nameWidth), group)),
  );

const formatPositions = (groups: Groups<PositionGroup>): string[] =>
  withTitle(
    'Question Position',
    [...groups].map(
      ([name, group]) =>
        `${formatQuestionGroup(padName(name, 6), group)}  Err ${formatPercent(group.error_rate)}`,
    ),
  );

const formatQuestionGroup = (name: string, group: QuestionGroup): string =>
  `    ${name} (${String(group.mcqs).padStart(4)} MCQs)  Q-Acc ${formatPercent(group.question_accuracy)}`;

const withTitle = (title: string, rows: readonly string[]): string[] =>
  rows.length > 0 ? [`  By ${title}:`, ...rows] : [];

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
