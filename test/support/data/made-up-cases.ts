export interface MadeUpQuestion {
  readonly correct?: string;
  readonly options?: Record<string, string>;
}

/** A line of a dataset with `questions` questions whose right answer is B unless said otherwise. */
export const madeUpCase = (
  pmc: string,
  questions: number | readonly MadeUpQuestion[] = 3,
  overrides: Record<string, unknown> = {},
): string => {
  const list = typeof questions === 'number' ? Array.from({ length: questions }, () => ({})) : questions;
  return JSON.stringify({
    pmc,
    doi: `https://doi.org/10.0000/${pmc}`,
    title: `Made-up case ${pmc}`,
    Level1: 'Chapter 9: Diseases of the circulatory system',
    Level2: 'Ischaemic heart diseases (I20-I25)',
    Rarity: 'rare',
    exam_creation: {
      final_policy: {
        scenario: `Scenario of case ${pmc}.`,
        mcqs: list.map((question: MadeUpQuestion, index) => ({
          stage: 'Initial presentation',
          question: `Case ${pmc}, question ${index + 1}?`,
          options: question.options ?? { A: 'first', B: 'second', C: 'third' },
          correct_answer: question.correct ?? 'B',
        })),
      },
    },
    ...overrides,
  });
};
