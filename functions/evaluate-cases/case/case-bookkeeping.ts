import type { CallRecord } from '../../../shared/conversation/call-record.ts';
import type { JudgedTurn } from '../../../shared/conversation/judge-turn.ts';
import type { TurnRecord } from '../../../shared/conversation/turn-record.ts';
import type { CallCounts, CaseError, CaseRow, CaseTraffic } from '../../../shared/ledger/case-row.ts';
import type { ModelCallError } from '../../../shared/model/model-call-error.ts';

/** The short form of a case's turns that its ledger row carries. */
export const rowOutcomes = (turns: readonly JudgedTurn[]): CaseRow['outcomes'] =>
  turns.map(({ record: { outcome }, verdicts: { liveclin } }) => ({ outcome, ...liveclin }));

/** @param inFlight the call that is about to go out */
export const callCounts = (calls: readonly CallRecord[], inFlight?: CallRecord): CallCounts => {
  const ended = calls.filter((call) => call.ms !== undefined);
  return {
    sent: calls.length + (inFlight ? 1 : 0),
    served: ended.filter((call) => call.failure === undefined).length,
    failed: ended.filter((call) => call.failure !== undefined).length,
  };
};

/** @param turns all turns so far; @param calls all calls so far, those of the current question included */
export const caseTraffic = (turns: readonly TurnRecord[], calls: readonly CallRecord[]): CaseTraffic => {
  const failures: Record<string, number> = {};
  for (const { failure } of calls)
    if (failure !== undefined) failures[failure] = (failures[failure] ?? 0) + 1;
  const tokens = (kind: 'input' | 'output') =>
    turns.reduce((total, turn) => total + (turn.usage?.[kind] ?? 0), 0);
  return { inputTokens: tokens('input'), outputTokens: tokens('output'), failures };
};

/** Why a case failed: the last error, and the first and last time its question did. */
export const caseError = (
  error: ModelCallError,
  question: number,
  calls: readonly CallRecord[],
): CaseError => {
  const failedAt = calls.flatMap((call) => (call.failure === undefined ? [] : [call.sentAt]));
  const now = calls.at(-1)?.sentAt ?? '';
  return {
    failure: error.failure,
    message: error.message.slice(0, 500),
    ...(error.status === undefined ? {} : { status: error.status }),
    ...(error.requestId === undefined ? {} : { requestId: error.requestId }),
    question,
    firstAt: failedAt[0] ?? now,
    lastAt: failedAt.at(-1) ?? now,
  };
};
