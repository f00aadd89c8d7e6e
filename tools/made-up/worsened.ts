import type { ResultsFile } from '../../shared/results/results-file.ts';
import { createRandom } from '../../shared/statistics/random.ts';

const letters = [...'ABCDEFGHIJ'];

/** A results file in which a share of the right answers has become another letter; the same every time. */
export const worsened = (file: ResultsFile, share: number): ResultsFile => {
  const random = createRandom(1_000 * share);
  const cases = file.cases.map((judged) => {
    const mcqs = judged.mcqs.map((question) => {
      if (random() >= share || !question.is_correct) return question;
      const letter = letters[(letters.indexOf(question.correct_answer) + 1) % letters.length] ?? null;
      return {
        ...question,
        extracted_answer: letter,
        is_correct: false,
        strict_answer: letter,
        strict_correct: false,
      };
    });
    return { ...judged, mcqs, correct_mcqs: mcqs.filter(({ is_correct }) => is_correct).length };
  });
  return { ...file, cases };
};
