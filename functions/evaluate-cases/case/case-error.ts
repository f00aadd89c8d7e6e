import { present } from '../../../shared/basics/present.ts';
import type { CallRecord } from '../../../shared/conversation/call-record.ts';
import type { CaseError } from '../../../shared/ledger/case-row.ts';
import type { ModelCallError } from '../../../shared/model/model-call-error.ts';

interface FailedQuestion {
  /** Counted from 0. */
  readonly question: number;
  /** None if it was not asked. */
  readonly calls: readonly CallRecord[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Why a case failed: its last error, and when a call of its question first and last failed. */
export const caseError = (
  { failure, message, status, requestId }: ModelCallError,
  { question, calls, now }: FailedQuestion,
): CaseError => {
  const failedAt = calls.flatMap((call) => (call.failure === undefined ? [] : [call.sentAt]));
  const lastSentAt = calls.at(-1)?.sentAt ?? new Date(now).toISOString();
  return {
    failure,
    message: message.slice(0, 500),
    ...present({ status, requestId }),
    question,
    firstAt: failedAt[0] ?? lastSentAt,
    lastAt: failedAt.at(-1) ?? lastSentAt,
  };
};
