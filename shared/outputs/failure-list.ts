import { visibleJson } from '../basics/visible-json.ts';
import type { CaseRow } from '../ledger/case-row.ts';

/** `failures.json`: why each failed case failed. Questions count from 1, as everywhere people read them. */
export const failureList = (rows: readonly CaseRow[]): string => {
  const failures = rows
    .filter(({ status }) => status === 'failed')
    .map(({ caseId, attempt, error }) => ({
      case_id: caseId,
      attempt,
      ...(error && { ...error, question: error.question + 1 }),
    }));
  return visibleJson(failures, 1);
};
