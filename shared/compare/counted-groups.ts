import { getOrCreate } from '../basics/get-or-create.ts';
import type { QuestionResult } from '../results/case-result.ts';
import { groupNamesOf } from '../taxonomy/group-names.ts';
import { imageModalitiesOf } from '../taxonomy/image-modality.ts';
import { type StageCategory, stageCategories, stageCategoryOf } from '../taxonomy/stage-category.ts';
import { tableModalitiesOf } from '../taxonomy/table-modality.ts';
import { isRight, type Reading } from './compared-run.ts';
import type { MatchedCase } from './match-runs.ts';

/** A group of questions and what each run has right of them, by case. */
export interface CountedGroup {
  /** E.g. `Clinical stage`; `All` for the group of all questions. */
  readonly grouping: string;
  readonly name: string;
  /** Of each case that has any. */
  readonly questions: number[];
  /** Of each run, in the same cases. */
  readonly correct: number[][];
}

export const allQuestions = 'All';

const groupings = [
  allQuestions,
  'Chapter',
  'Subcategory',
  'Rarity',
  'Clinical stage',
  'Question position',
  'Image modality',
  'Table modality',
];

/** Counts all questions, then every group that a summary has, as a summary counts it: per image and table in modalities. */
export const countGroups = (cases: readonly MatchedCase[], reading: Reading): CountedGroup[] => {
  const groups = new Map<string, CountedGroup>();
  const runs = cases[0]?.length ?? 0;
  getOrCreate(groups, keyOf(allQuestions, allQuestions), () => emptyGroup(allQuestions, allQuestions, runs));
  for (const matched of cases) {
    const inCase = new Map<CountedGroup, OwnCounts>();
    for (const [index] of matched[0].mcqs.entries()) {
      const asked = matched.map(({ mcqs }) => mcqs[index] as QuestionResult);
      for (const [grouping, name] of groupsOf(matched, asked, index)) {
        const group = getOrCreate(groups, keyOf(grouping, name), () => emptyGroup(grouping, name, runs));
        countQuestion(
          getOrCreate(inCase, group, () => noCounts(runs)),
          asked,
          reading,
        );
      }
    }
    for (const [group, own] of inCase) {
      group.questions.push(own.questions);
      for (const [run, list] of group.correct.entries()) list.push(own.correct[run] ?? 0);
    }
  }
  return [...groups.values()].sort(inOrder);
};

const keyOf = (grouping: string, name: string): string => `${grouping}\n${name}`;

/** All questions first, then the groupings as the report has them; positions and stages in theirs, other groups by size. */
const inOrder = (a: CountedGroup, b: CountedGroup): number =>
  groupings.indexOf(a.grouping) - groupings.indexOf(b.grouping) ||
  placeOf(a) - placeOf(b) ||
  sum(b.questions) - sum(a.questions);

const placeOf = ({ grouping, name }: CountedGroup): number => {
  if (grouping === 'Question position') return Number(name.slice(1));
  return grouping === 'Clinical stage' ? stageCategories.indexOf(name as StageCategory) : 0;
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

interface OwnCounts {
  questions: number;
  readonly correct: number[];
}

const noCounts = (runs: number): OwnCounts => ({
  questions: 0,
  correct: Array.from({ length: runs }, () => 0),
});

const emptyGroup = (grouping: string, name: string, runs: number): CountedGroup => ({
  grouping,
  name,
  questions: [],
  correct: Array.from({ length: runs }, () => []),
});

const countQuestion = (counts: OwnCounts, asked: readonly QuestionResult[], reading: Reading): void => {
  counts.questions += 1;
  for (const [run, question] of asked.entries()) {
    counts.correct[run] = (counts.correct[run] ?? 0) + Number(isRight(question, reading));
  }
};

const groupsOf = (
  [first]: MatchedCase,
  asked: readonly QuestionResult[],
  index: number,
): (readonly [grouping: string, name: string])[] => {
  const { chapter, subcategory, rarity } = groupNamesOf(first);
  return [
    [allQuestions, allQuestions],
    ['Chapter', chapter],
    ['Subcategory', subcategory],
    ['Rarity', rarity],
    ['Clinical stage', stageCategoryOf(asked[0]?.stage ?? '')],
    ['Question position', `Q${index + 1}`],
    ...typesOf(asked, 'image_types', imageModalitiesOf).map((name) => ['Image modality', name] as const),
    ...typesOf(asked, 'table_types', tableModalitiesOf).map((name) => ['Table modality', name] as const),
  ];
};

/** From the run that says most: a question that was not asked has no types. */
const typesOf = (
  asked: readonly QuestionResult[],
  key: 'image_types' | 'table_types',
  namesOf: (type: string) => readonly string[],
): string[] =>
  asked
    .map((question) => question[key])
    .reduce((most, types) => (types.length > most.length ? types : most), [])
    .flatMap(namesOf);
