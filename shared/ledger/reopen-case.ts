import type { CaseRow } from './case-row.ts';
import { nothingAsked } from './nothing-asked.ts';

export interface ReopenRequest {
  readonly runId: string;
  readonly caseKey: string;
  /** The execution that was told to run the case again, and its plan. */
  readonly executionArn: string;
  readonly plan: number;
}

/**
 * The row of a case that is to start over from its first question, finished or not; its results so far
 * are kept as an earlier attempt. Undefined when this execution has set the case aside before (a retry or a
 * redrive of it continues with what it has) or a later plan has it. The raised fence shuts out the previous holder of
 * the case, and separates the checkpoints of the new conversation from the old ones.
 */
export const reopenedRow = (row: CaseRow, { executionArn, plan }: ReopenRequest): CaseRow | undefined => {
  const { caseKey, caseId, attempt, status, calls, resultKey, resultVersion, earlier = [] } = row;
  if (row.plan > plan || earlier.some(({ reopenedBy }) => reopenedBy === executionArn)) return undefined;
  const fence = row.fence + 1;
  const setAside = {
    attempt,
    status,
    calls,
    ...(resultKey === undefined || resultVersion === undefined ? {} : { resultKey, resultVersion }),
    reopenedBy: executionArn,
  };
  return {
    caseKey,
    caseId,
    status: 'paused',
    owner: '',
    plan,
    leaseUntil: 0,
    fence,
    startFence: fence,
    attempt: attempt + 1,
    ...nothingAsked,
    earlier: [...earlier, setAside],
  };
};
