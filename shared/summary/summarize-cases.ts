import { getOrCreate } from '../basics/get-or-create.ts';
import type { CaseResult } from '../results/case-result.ts';
import { accuracyOf } from '../statistics/accuracy.ts';
import { groupNamesOf } from '../taxonomy/group-names.ts';
import { byName, byQuestions, orderGroups } from './order-groups.ts';
import { createQuestionTallies, type QuestionToSummarize } from './question-tallies.ts';
import type { ReferenceSummary } from './reference-summary.ts';
import { caseGroup, createTally, type Tally, tallyCase } from './tally.ts';

/** What a summary reads of a case of a results file. */
export type CaseToSummarize = Pick<CaseResult, 'rarity' | 'level1' | 'level2'> & {
  readonly mcqs: readonly QuestionToSummarize[];
};

export interface SummaryAccumulator {
  /** Takes the next case. Ties in the summary keep the order of first appearance, so add in dataset order. */
  readonly add: (summarized: CaseToSummarize) => void;
  /** The summary of the cases so far. */
  readonly finish: () => ReferenceSummary;
}

/**
 * Builds the reference's summary (docs/protocol.md, "Summary") case by case; it keeps counts only,
 * so memory grows with the number of groups and not with that of cases. Counts come from the questions
 * themselves.
 */
export const createSummaryAccumulator = (): SummaryAccumulator => {
  const total = createTally();
  const rarities = new Map<string, Tally>();
  const chapters = new Map<string, Tally>();
  const subcategories = new Map<string, Map<string, Tally>>();
  const questions = createQuestionTallies();

  const add = (summarized: CaseToSummarize): void => {
    const { mcqs } = summarized;
    const correct = mcqs.filter((question) => question.is_correct).length;
    const { rarity, chapter, subcategory } = groupNamesOf(summarized);
    const inChapter = getOrCreate(subcategories, chapter, () => new Map<string, Tally>());
    for (const tally of [
      total,
      getOrCreate(rarities, rarity, createTally),
      getOrCreate(chapters, chapter, createTally),
      getOrCreate(inChapter, subcategory, createTally),
    ]) {
      tallyCase(tally, mcqs.length, correct);
    }
    mcqs.forEach(questions.add);
  };

  const finish = (): ReferenceSummary => ({
    total_cases: total.cases,
    total_mcqs: total.questions,
    correct_mcqs: total.correctQuestions,
    correct_cases: total.correctCases,
    question_accuracy: accuracyOf(total.correctQuestions, total.questions),
    case_accuracy: accuracyOf(total.correctCases, total.cases),
    by_rarity: orderGroups(rarities, byName, caseGroup),
    by_chapter: orderGroups(chapters, byQuestions, caseGroup),
    by_subcategory: orderGroups(subcategories, byName, (tallies) =>
      orderGroups(tallies, byQuestions, caseGroup),
    ),
    ...questions.finish(),
  });

  return { add, finish };
};

/** The reference's summary of cases that are all at hand, in dataset order. */
export const summarizeCases = (cases: Iterable<CaseToSummarize>): ReferenceSummary => {
  const accumulator = createSummaryAccumulator();
  for (const summarized of cases) accumulator.add(summarized);
  return accumulator.finish();
};
