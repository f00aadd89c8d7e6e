import * as z from 'zod';
import { isWhollyRight } from '../../../shared/compare/changed-cases.ts';
import { type CaseResult, isAnswered, type QuestionResult } from '../../../shared/results/case-result.ts';
import { groupNamesOf } from '../../../shared/taxonomy/group-names.ts';
import { caseWords, isLeftOut, questionGroupsOf, readingsDiffer, wordsOf } from './case-facts.ts';
import { sortCases, sortOrders } from './sort-cases.ts';

/** An empty field of a form, or a value that an older address may have, does not filter. */
const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).optional().catch(undefined);
const text = z
  .string()
  .transform((value) => value.trim() || undefined)
  .optional();

export const results = ['right', 'wrong', 'failed'] as const;

const caseFilterSchema = z.object({
  q: text,
  result: choice(results),
  differ: choice(['1']),
  images: choice(['1']),
  chapter: text,
  stage: text,
  modality: text,
  rarity: text,
  sort: choice(sortOrders),
});
/** Which cases a page lists, and in which order, as its address says it. */
export type CaseFilter = z.infer<typeof caseFilterSchema>;

export const parseFilter = (query: Readonly<Record<string, string>>): CaseFilter =>
  caseFilterSchema.parse(query);

/**
 * The cases that pass, in order. What concerns a question (a wrong answer, no reply, readings that differ, an image left
 * out, stage and modality) must all be true of one question: "wrong" with a stage finds the errors of that stage.
 */
export const filterCases = (cases: readonly CaseResult[], filter: CaseFilter): readonly CaseResult[] => {
  const words = wordsOf(filter.q ?? '');
  const passing = cases.filter((judged) => {
    const groups = groupNamesOf(judged);
    return (
      isOr(filter.chapter, groups.chapter) &&
      isOr(filter.rarity, groups.rarity) &&
      (filter.result !== 'right' || isWhollyRight(judged)) &&
      (!asksOfQuestions(filter) || judged.mcqs.some((question) => passes(question, filter))) &&
      hasWords(judged, words)
    );
  });
  return sortCases(passing, filter.sort);
};

const isOr = (wanted: string | undefined, found: string): boolean => wanted === undefined || wanted === found;

const asksOfQuestions = ({ result, differ, images, stage, modality }: CaseFilter): boolean =>
  [result === 'right' ? undefined : result, differ, images, stage, modality].some(
    (each) => each !== undefined,
  );

const passes = (
  question: QuestionResult,
  { result, differ, images, stage, modality }: CaseFilter,
): boolean => {
  const groups = questionGroupsOf(question);
  return (
    (result !== 'wrong' || (isAnswered(question) && !question.is_correct)) &&
    (result !== 'failed' || !isAnswered(question)) &&
    (differ === undefined || readingsDiffer(question)) &&
    (images === undefined || isLeftOut(question)) &&
    isOr(stage, groups.stage) &&
    (modality === undefined || groups.modalities.includes(modality))
  );
};

/** Whole words: "rare" does not find "unrare". */
const hasWords = (judged: CaseResult, words: readonly string[]): boolean => {
  if (words.length === 0) return true;
  const own = caseWords(judged);
  return words.every((word) => own.has(word));
};
