import { present } from '../../../shared/basics/present.ts';
import type { CallRecord } from '../../../shared/conversation/call-record.ts';
import { callUsd } from '../../../shared/conversation/call-usd.ts';
import type { JudgedTurn } from '../../../shared/conversation/judge-turn.ts';
import type { Served } from '../../../shared/conversation/served.ts';
import type { TurnRecord } from '../../../shared/conversation/turn-record.ts';
import type { CallCounts, CaseRow, CaseTraffic } from '../../../shared/ledger/case-row.ts';
import type { CaseProgress } from '../../../shared/ledger/ledger.ts';
import type { KnownPrices } from '../../../shared/prices/known-prices.ts';
import type { Place } from './place.ts';

/** What a case's row says about its conversation: the turns so far and the place in the current question. */
export const conversationProgress = (
  turns: readonly JudgedTurn[],
  {
    round,
    triesUsed,
    calls,
    lost = 0,
    prices,
  }: Place & { readonly lost?: number; readonly prices?: KnownPrices | undefined },
  inFlight?: CallRecord,
): Omit<CaseProgress, 'turn' | 'leaseUntil'> => {
  const records = turns.map(({ record }) => record);
  const allCalls = [...records.flatMap((record) => record.calls), ...calls];
  return {
    round,
    triesUsed,
    turnCalls: [...calls],
    outcomes: rowOutcomes(turns),
    calls: callCounts(allCalls, lost + (inFlight ? 1 : 0)),
    traffic: caseTraffic(records, allCalls, prices),
    ...present({ inFlight }),
  };
};

/** The short form of a case's turns. */
const rowOutcomes = (turns: readonly JudgedTurn[]): CaseRow['outcomes'] =>
  turns.map(({ record: { outcome }, verdicts: { liveclin } }) => ({ outcome, ...liveclin }));

/** @param unrecorded calls that were sent, and of which nothing else is known */
const callCounts = (calls: readonly CallRecord[], unrecorded: number): CallCounts => {
  const ended = calls.filter((call) => call.ms !== undefined);
  return {
    sent: calls.length + unrecorded,
    served: ended.filter((call) => call.failure === undefined).length,
    failed: ended.filter((call) => call.failure !== undefined).length,
  };
};

const caseTraffic = (
  turns: readonly TurnRecord[],
  calls: readonly CallRecord[],
  prices: KnownPrices | undefined,
): CaseTraffic => {
  const failures = new Map<string, number>();
  for (const { failure } of calls)
    if (failure !== undefined) failures.set(failure, (failures.get(failure) ?? 0) + 1);
  const tokens = (kind: 'input' | 'output') =>
    turns.reduce((total, turn) => total + (turn.usage?.[kind] ?? 0), 0);
  return {
    inputTokens: tokens('input'),
    outputTokens: tokens('output'),
    failures: Object.fromEntries(failures),
    ...present({ usd: knownUsd([...turns, ...calls], prices) }),
  };
};

/** Undefined when the cost of a call with usage is not known. */
const knownUsd = (served: readonly Served[], prices: KnownPrices | undefined): number | undefined => {
  const costs = served.filter(({ usage }) => usage).map((call) => callUsd(call, prices));
  return costs.length === 0 || costs.includes(undefined)
    ? undefined
    : costs.reduce<number>((sum, usd = 0) => sum + usd, 0);
};
