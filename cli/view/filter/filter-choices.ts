import type { CaseResult } from '../../../shared/results/case-result.ts';
import { groupNamesOf } from '../../../shared/taxonomy/group-names.ts';
import { stageCategories } from '../../../shared/taxonomy/stage-category.ts';
import { questionGroupsOf } from './case-facts.ts';

/** The groups that a run's cases and questions are in: what its filters offer. */
export interface FilterChoices {
  readonly chapter: readonly string[];
  readonly stage: readonly string[];
  readonly modality: readonly string[];
  readonly rarity: readonly string[];
}

export const filterChoices = (cases: readonly CaseResult[]): FilterChoices => {
  const groups = cases.map(groupNamesOf);
  const questions = cases.flatMap(({ mcqs }) => mcqs.map(questionGroupsOf));
  const stages = new Set(questions.map(({ stage }) => stage));
  return {
    chapter: distinct(groups.map(({ chapter }) => chapter)),
    stage: stageCategories.filter((stage) => stages.has(stage)),
    modality: distinct(questions.flatMap(({ modalities }) => modalities)),
    rarity: distinct(groups.map(({ rarity }) => rarity)),
  };
};

/** Numbers in names count as numbers: Chapter 9 comes before Chapter 10. */
const distinct = (names: readonly string[]): string[] =>
  [...new Set(names)].toSorted(new Intl.Collator('en', { numeric: true }).compare);
