import type { ChunkProgress } from '../../shared/ledger/chunk-progress.ts';
import type { Run } from '../../shared/run/run.ts';
import { bar } from './bar.ts';

/** What is done of a run: what was done before its current plan, and what that plan's chunks say. */
export const sumProgress = (run: Run, chunks: readonly ChunkProgress[]) => {
  const before = run.before ?? { cases: 0, questions: 0, correct: 0, errors: 0 };
  const sum = (field: 'done' | 'failed' | 'questions' | 'correct' | 'errors') =>
    chunks.reduce((total, chunk) => total + chunk[field], 0);
  return {
    done: before.cases + sum('done'),
    failed: sum('failed'),
    questions: before.questions + sum('questions'),
    correct: before.correct + sum('correct'),
    errors: sum('errors'),
  };
};

/** One line of a run's progress, counted in questions as the reference counts. */
export const progressLine = (run: Run, chunks: readonly ChunkProgress[]): string => {
  const { done, failed, questions, correct, errors } = sumProgress(run, chunks);
  const total = run.totals.questions;
  const asked = questions - errors;
  const accuracy = asked === 0 ? '–' : `${((100 * correct) / asked).toFixed(1)}%`;
  const failures = failed > 0 ? ` · ${failed} failed` : '';
  return `${bar(questions, total)} ${questions}/${total} questions · acc ${accuracy} · ${errors} errors · ${done}/${run.totals.cases} cases${failures}`;
};
