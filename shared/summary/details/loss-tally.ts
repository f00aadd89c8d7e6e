import { getOrCreate } from '../../basics/get-or-create.ts';
import { type CaseResult, isAnswered, outcomeOf, type QuestionResult } from '../../results/case-result.ts';

/** The questions that one cause left unanswered. */
export interface Loss {
  /** Questions that ended this way. */
  readonly questions: number;
  /** Questions after them in the same case: never asked. */
  readonly skipped: number;
  /** Cases that lost a question to it. */
  readonly cases: number;
}

type RunningLoss = { -readonly [Count in keyof Loss]: number };

/** The cause of planned questions that are not in the results. */
const notRun = 'not run';

/**
 * The questions without a text, by cause: the class of the failed call ("timeout"), else how the reply came
 * ("filtered", "empty"). Skipped questions go under what ended their case. All counts together are the planned
 * questions less the answered ones.
 */
export const createLossTally = () => {
  const losses = new Map<string, RunningLoss>();
  const reported = { cases: 0, questions: 0 };
  const lossTo = (cause: string): RunningLoss =>
    getOrCreate(losses, cause, () => ({ questions: 0, skipped: 0, cases: 0 }));

  const add = ({ mcqs }: Pick<CaseResult, 'mcqs'>): void => {
    reported.cases += 1;
    reported.questions += mcqs.length;
    const causes = new Set<string>();
    let ending = 'skipped';
    for (const question of mcqs) {
      if (isAnswered(question)) continue;
      const isSkipped = outcomeOf(question) === 'skipped';
      if (!isSkipped) ending = causeOf(question);
      lossTo(ending)[isSkipped ? 'skipped' : 'questions'] += 1;
      causes.add(ending);
    }
    for (const cause of causes) lossTo(cause).cases += 1;
  };

  const finish = (planned: { readonly cases: number; readonly questions: number }) => {
    const pending = {
      questions: planned.questions - reported.questions,
      skipped: 0,
      cases: planned.cases - reported.cases,
    };
    const all: (readonly [string, Loss])[] = [...losses].map(([cause, loss]) => [cause, { ...loss }]);
    if (pending.questions > 0) all.push([notRun, pending]);
    const size = ({ questions, skipped }: Loss) => questions + skipped;
    return new Map(all.sort(([a, one], [b, other]) => size(other) - size(one) || (a < b ? -1 : 1)));
  };

  return { add, finish };
};

const causeOf = (question: QuestionResult): string => {
  const outcome = outcomeOf(question);
  return outcome === 'errored' ? (question.turn?.failure ?? 'unknown error') : outcome;
};
