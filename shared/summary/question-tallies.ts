import { getOrCreate } from '../basics/get-or-create.ts';
import type { QuestionResult } from '../results/case-result.ts';
import { imageModalitiesOf } from '../taxonomy/image-modality.ts';
import { stageCategories, stageCategoryOf } from '../taxonomy/stage-category.ts';
import { tableModalitiesOf } from '../taxonomy/table-modality.ts';
import { byQuestions, orderGroups } from './order-groups.ts';
import { createTally, positionGroup, questionGroup, type Tally, tallyQuestion } from './tally.ts';

export type QuestionToSummarize = Pick<
  QuestionResult,
  'stage' | 'mcq_index' | 'is_correct' | 'error' | 'image_types' | 'table_types'
>;

/** The running counts by stage, position, image and table modality, and the summary's form of them. */
export const createQuestionTallies = () => {
  const stages = new Map<string, Tally>();
  const positions = new Map<number, Tally>();
  const images = new Map<string, Tally>();
  const tables = new Map<string, Tally>();

  const add = (question: QuestionToSummarize): void => {
    const modalities = (
      types: readonly string[],
      tallies: Map<string, Tally>,
      namesOf: typeof imageModalitiesOf,
    ) => types.flatMap(namesOf).map((name) => getOrCreate(tallies, name, createTally));
    for (const tally of [
      getOrCreate(stages, stageCategoryOf(question.stage), createTally),
      getOrCreate(positions, question.mcq_index + 1, createTally),
      // Per image, not per question: two CT images count twice (docs/protocol.md, "Modalities").
      ...modalities(question.image_types, images, imageModalitiesOf),
      ...modalities(question.table_types, tables, tableModalitiesOf),
    ]) {
      tallyQuestion(tally, question);
    }
  };

  const finish = () => ({
    by_stage: new Map(
      stageCategories.flatMap((category) => {
        const tally = stages.get(category);
        return tally ? [[category, questionGroup(tally)] as const] : [];
      }),
    ),
    by_position: new Map(
      [...positions]
        .sort(([a], [b]) => a - b)
        .map(([position, tally]) => [`Q${position}`, positionGroup(tally)] as const),
    ),
    by_image_modality: orderGroups(images, byQuestions, questionGroup),
    by_table_modality: orderGroups(tables, byQuestions, questionGroup),
  });

  return { add, finish };
};
