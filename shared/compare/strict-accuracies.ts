import type { CaseResult } from '../results/case-result.ts';
import { createClusteredInterval } from '../statistics/clustered-interval.ts';
import type { Interval } from '../statistics/interval.ts';
import { shareOf } from '../statistics/share-of.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { isRight } from './compared-run.ts';

export interface Accuracy {
  readonly correct: number;
  readonly of: number;
  readonly accuracy: number;
  readonly interval: Interval | null;
}

/** Both accuracies of a run as the strict extractor reads it. */
export interface Accuracies {
  readonly question_accuracy: Accuracy;
  readonly case_accuracy: Accuracy;
}

export const strictAccuracies = (cases: readonly CaseResult[]): Accuracies => {
  const interval = createClusteredInterval();
  const counts = { questions: 0, right: 0, cases: 0 };
  for (const { mcqs } of cases) {
    const right = mcqs.filter((question) => isRight(question, 'strict')).length;
    counts.questions += mcqs.length;
    counts.right += right;
    counts.cases += Number(mcqs.length > 0 && right === mcqs.length);
    interval.add(right, mcqs.length);
  }
  return {
    question_accuracy: {
      correct: counts.right,
      of: counts.questions,
      accuracy: shareOf(counts.right, counts.questions),
      interval: interval.finish(),
    },
    case_accuracy: {
      correct: counts.cases,
      of: cases.length,
      accuracy: shareOf(counts.cases, cases.length),
      interval: wilsonInterval(counts.cases, cases.length),
    },
  };
};
