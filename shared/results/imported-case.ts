import { type EvalCase, questionsOf } from '../case/eval-case.ts';
import { type CaseResult, outcomeOf } from './case-result.ts';
import { rescoreCase } from './rescore-case.ts';

/** A case taken over from another evaluator's results file: its calls are unknown. */
export type ImportedCase = CaseResult & {
  readonly status: 'done';
  readonly attempt: 1;
  readonly imported: true;
};

/** Whether a case of a results file need not run again: every question has a reply and no error. */
export const isFinished = ({ mcqs }: CaseResult): boolean =>
  mcqs.length > 0 && mcqs.every(({ error, model_response }) => !error && model_response !== null);

/** Judged again by both extractors; what the file does not say (usage, latency) stays absent. */
export const importedCase = (judged: CaseResult, evalCase: EvalCase): ImportedCase => {
  const rescored = rescoreCase(
    judged,
    questionsOf(evalCase).map(({ options }) => options),
  );
  const mcqs = rescored.mcqs.map((question) => ({ ...question, outcome: outcomeOf(question) }));
  return { ...rescored, mcqs, status: 'done', attempt: 1, imported: true };
};
