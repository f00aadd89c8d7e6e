import type { EvalCase } from '../../../shared/case/eval-case.ts';
import { caseDifference } from '../../../shared/results/case-difference.ts';
import type { CaseResult } from '../../../shared/results/case-result.ts';
import { describeError } from '../../describe-error.ts';
import type { ViewedRun } from './viewed-run.ts';

/** A case with everything that a run knows of it. */
export interface Conversation {
  readonly run: ViewedRun;
  readonly judged: CaseResult;
  readonly evalCase: EvalCase | undefined;
  /** Why there is no text of the case, or why it may not be the right one. */
  readonly problem: string | undefined;
}

/** Undefined when the run has no result of the case. */
export const loadConversation = async (run: ViewedRun, caseId: string): Promise<Conversation | undefined> => {
  const judged = await run.loadCase(caseId);
  if (!judged) return undefined;
  return { run, judged, ...(await loadText(run, judged)) };
};

const loadText = async (
  { texts }: ViewedRun,
  judged: CaseResult,
): Promise<Pick<Conversation, 'evalCase' | 'problem'>> => {
  if (!texts)
    return {
      evalCase: undefined,
      problem:
        'A results file has no text of its cases. To see it, start the viewer with --jsonl-path or --data-dir.',
    };
  try {
    const evalCase = await texts.loadCase(judged.case_id);
    if (!evalCase) return { evalCase, problem: `${texts.source} has no case ${judged.case_id}.` };
    const difference = caseDifference(judged, evalCase);
    if (difference === undefined) return { evalCase, problem: undefined };
    return {
      evalCase: undefined,
      problem: `${texts.source} is not what this run was made from: ${difference}.`,
    };
  } catch (error) {
    // Replies can be read all the same.
    return { evalCase: undefined, problem: describeError(error) };
  }
};
