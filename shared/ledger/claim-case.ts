import type { CaseRow } from './case-row.ts';
import { isLeased } from './lease.ts';
import type { ClaimRequest } from './ledger.ts';
import { nothingAsked } from './nothing-asked.ts';

/**
 * The row after a claim, or undefined when the claim is refused: the case is done, was settled by this plan, or
 * is held by another worker whose lease has not run out. A case belongs to the latest plan; within one plan a
 * repeated invocation of the same chunk takes its cases back at once. Every claim raises the fence.
 */
export const claimedRow = (row: CaseRow | undefined, request: ClaimRequest): CaseRow | undefined => {
  const { caseKey, caseId, owner, plan, leaseUntil, now } = request;
  const hold = { status: 'running', owner, plan, leaseUntil } as const;
  if (!row) return { ...nothingAsked, fence: 1, attempt: 1, caseKey, caseId, ...hold };
  if (row.status === 'done' || row.plan > plan) return undefined;
  if (row.plan === plan) {
    const isFree = row.status !== 'failed' && (row.owner === owner || !isLeased(row, now));
    if (!isFree) return undefined;
  }
  const { retryAt: _retryAt, error: _error, ...kept } = row;
  const isNewAttempt = row.plan < plan && row.status === 'failed';
  return {
    ...kept,
    ...hold,
    fence: row.fence + 1,
    ...(isNewAttempt ? { attempt: row.attempt + 1 } : {}),
    // What an earlier plan used up does not count against this one.
    ...(row.plan < plan ? { round: 1, triesUsed: 0 } : {}),
  };
};
