import { type CaseResult, outcomeOf, type QuestionResult } from '../../../shared/results/case-result.ts';
import { groupNamesOf } from '../../../shared/taxonomy/group-names.ts';
import { imageModalitiesOf } from '../../../shared/taxonomy/image-modality.ts';
import { stageCategoryOf } from '../../../shared/taxonomy/stage-category.ts';
import { tableModalitiesOf } from '../../../shared/taxonomy/table-modality.ts';

/** The groups that a question counts in, as the summary names them; images and tables apart. */
export const questionGroupsOf = ({ stage, image_types, table_types }: QuestionResult) => ({
  stage: stageCategoryOf(stage) as string,
  modalities: [
    ...image_types.flatMap(imageModalitiesOf).map((name) => `Image: ${name}`),
    ...table_types.flatMap(tableModalitiesOf).map((name) => `Table: ${name}`),
  ],
});

/** Whether the two extractors read different letters; false in a file that has no strict reading. */
export const readingsDiffer = ({ extracted_answer, strict_answer }: QuestionResult): boolean =>
  strict_answer !== undefined && strict_answer !== extracted_answer;

export const isLeftOut = ({ turn }: QuestionResult): boolean =>
  turn?.images !== undefined && turn.images.sent < turn.images.expected;

export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Everything that the search finds a case by. */
export const caseWords = (judged: CaseResult): ReadonlySet<string> => {
  const { chapter, subcategory, rarity } = groupNamesOf(judged);
  const ofQuestions = judged.mcqs.flatMap((question) => [
    question.stage,
    outcomeOf(question),
    question.turn?.failure ?? '',
    ...question.image_types,
    ...question.table_types,
  ]);
  return new Set(
    wordsOf([judged.case_id, judged.doi ?? '', chapter, subcategory, rarity, ...ofQuestions].join(' ')),
  );
};
