import { present } from '../../../shared/basics/present.ts';
import type { CallRecord } from '../../../shared/conversation/call-record.ts';
import type { CaseError } from '../../../shared/ledger/case-row.ts';
import type { ModelCallError } from '../../../shared/model/model-call-error.ts';

/**
 * Why a case failed: its last error, and when a call of its question first and last failed.
 * @param question counted from 0
 */
export const caseError = (
  { failure, message, status, requestId }: ModelCallError,
  question: number,
  calls: readonly CallRecord[],
): CaseError => {
  const failedAt = calls.flatMap((call) => (call.failure === undefined ? [] : [call.sentAt]));
  const lastSentAt = calls.at(-1)?.sentAt ?? '';
  return {
    failure,
    message: message.slice(0, 500),
    ...present({ status, requestId }),
    question,
    firstAt: failedAt[0] ?? lastSentAt,
    lastAt: failedAt.at(-1) ?? lastSentAt,
  };
};
