import { servedGroupings } from '../print/served-groupings.ts';
import type { Interval } from '../statistics/interval.ts';
import type { Figures } from '../summary/figures.ts';
import type { Groups } from '../summary/reference-summary.ts';

/** An accuracy with its counts; accuracy and interval are shares of 0 to 1. */
export interface Score {
  readonly correct: number;
  readonly of: number;
  readonly accuracy: number;
  readonly interval: Interval | null;
}

export interface GroupRow {
  readonly name: string;
  readonly cases: Score | undefined;
  readonly questions: Score;
  /** Fewer than 30 questions: too few for a reliable accuracy. */
  readonly isSmall: boolean;
}

export interface Grouping {
  readonly title: string;
  /** What is counted, where that is not obvious. */
  readonly note?: string;
  readonly rows: readonly GroupRow[];
}

/** Every grouping of a summary that has groups, in the summary's order. */
export const groupingsOf = ({ summary, details }: Figures): Grouping[] => {
  const { intervals } = details;
  return [
    { title: 'Chapter', rows: rowsOf(summary.by_chapter, intervals.by_chapter) },
    {
      title: 'Subcategory',
      rows: [...summary.by_subcategory].flatMap(([chapter, groups]) =>
        rowsOf(groups, intervals.by_subcategory.get(chapter)),
      ),
    },
    { title: 'Rarity', rows: rowsOf(summary.by_rarity, intervals.by_rarity) },
    { title: 'Clinical stage', rows: rowsOf(summary.by_stage, intervals.by_stage) },
    { title: 'Question position', rows: rowsOf(summary.by_position, intervals.by_position) },
    {
      title: 'Image modality',
      note: 'Counted per image: a question with two CT images counts twice.',
      rows: rowsOf(summary.by_image_modality, intervals.by_image_modality),
    },
    {
      title: 'Table modality',
      note: 'Counted per table: a question with two tables of the same modality counts twice.',
      rows: rowsOf(summary.by_table_modality, intervals.by_table_modality),
    },
    ...servedGroupings(details).map(({ title, groups, intervals }) => ({
      title,
      rows: rowsOf(groups, intervals),
    })),
  ].filter(({ rows }) => rows.length > 0);
};

interface Group {
  readonly mcqs: number;
  readonly correct_mcqs: number;
  readonly question_accuracy: number;
  readonly cases?: number;
  readonly correct_cases?: number;
  readonly case_accuracy?: number;
}
interface GroupIntervals {
  readonly under_30_questions?: true;
  readonly question_accuracy: Interval | null;
  readonly case_accuracy?: Interval | null;
}

const rowsOf = (groups: Groups<Group>, intervals: Groups<GroupIntervals> | undefined): GroupRow[] =>
  [...groups].map(([name, group]) => {
    const around = intervals?.get(name);
    return {
      name,
      cases: casesOf(group, around),
      questions: {
        correct: group.correct_mcqs,
        of: group.mcqs,
        accuracy: group.question_accuracy,
        interval: around?.question_accuracy ?? null,
      },
      isSmall: around?.under_30_questions ?? false,
    };
  });

const casesOf = (group: Group, around: GroupIntervals | undefined): Score | undefined =>
  group.case_accuracy === undefined
    ? undefined
    : {
        correct: group.correct_cases ?? 0,
        of: group.cases ?? 0,
        accuracy: group.case_accuracy,
        interval: around?.case_accuracy ?? null,
      };
