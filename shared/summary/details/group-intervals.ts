import { getOrCreate } from '../../basics/get-or-create.ts';
import type { CaseResult } from '../../results/case-result.ts';
import { type ClusteredInterval, createClusteredInterval } from '../../statistics/clustered-interval.ts';
import { wilsonInterval } from '../../statistics/wilson-interval.ts';
import { groupNamesOf } from '../../taxonomy/group-names.ts';
import type { CaseGroup, Groups, QuestionGroup, ReferenceSummary } from '../reference-summary.ts';

/** Below this, a group is too small for a reliable accuracy. */
const fewQuestions = 30;

/**
 * 95 % intervals of every accuracy in the reference's summary. Case accuracies, and the question accuracies of
 * stages, positions and modalities: Wilson. Question accuracies of whole cases, overall and by rarity, chapter
 * and subcategory: clustered by case, null for a single case. Groups of fewer than 30 questions carry `under_30_questions`.
 */
export const createGroupIntervals = () => {
  const total = createClusteredInterval();
  const rarities = new Map<string, ClusteredInterval>();
  const chapters = new Map<string, ClusteredInterval>();
  const subcategories = new Map<string, Map<string, ClusteredInterval>>();

  const add = (judged: CaseResult): void => {
    const { rarity, chapter, subcategory } = groupNamesOf(judged);
    const inChapter = getOrCreate(subcategories, chapter, () => new Map<string, ClusteredInterval>());
    const correct = judged.mcqs.filter((question) => question.is_correct).length;
    for (const interval of [
      total,
      getOrCreate(rarities, rarity, createClusteredInterval),
      getOrCreate(chapters, chapter, createClusteredInterval),
      getOrCreate(inChapter, subcategory, createClusteredInterval),
    ]) {
      interval.add(correct, judged.mcqs.length);
    }
  };

  const finish = (summary: ReferenceSummary) => ({
    question_accuracy: total.finish(),
    case_accuracy: wilsonInterval(summary.correct_cases, summary.total_cases),
    by_rarity: ofCaseGroups(summary.by_rarity, rarities),
    by_chapter: ofCaseGroups(summary.by_chapter, chapters),
    by_subcategory: mapGroups(summary.by_subcategory, (groups, chapter) =>
      ofCaseGroups(groups, subcategories.get(chapter)),
    ),
    by_stage: mapGroups(summary.by_stage, ofQuestionGroup),
    by_position: mapGroups(summary.by_position, ofQuestionGroup),
    by_image_modality: mapGroups(summary.by_image_modality, ofQuestionGroup),
    by_table_modality: mapGroups(summary.by_table_modality, ofQuestionGroup),
  });

  return { add, finish };
};

const mapGroups = <Group, Result>(
  groups: Groups<Group>,
  map: (group: Group, name: string) => Result,
): Groups<Result> => new Map([...groups].map(([name, group]) => [name, map(group, name)]));

const ofCaseGroups = (
  groups: Groups<CaseGroup>,
  clusters: ReadonlyMap<string, ClusteredInterval> | undefined,
) =>
  mapGroups(groups, (group, name) => ({
    ...markIfFew(group.mcqs),
    question_accuracy: clusters?.get(name)?.finish() ?? null,
    case_accuracy: wilsonInterval(group.correct_cases, group.cases),
  }));

const ofQuestionGroup = (group: QuestionGroup) => ({
  ...markIfFew(group.mcqs),
  question_accuracy: wilsonInterval(group.correct_mcqs, group.mcqs),
});

export const markIfFew = (mcqs: number): { readonly under_30_questions?: true } =>
  mcqs < fewQuestions ? { under_30_questions: true } : {};
