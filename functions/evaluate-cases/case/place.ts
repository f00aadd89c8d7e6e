import type { CallRecord } from '../../../shared/conversation/call-record.ts';
import type { TurnRecord } from '../../../shared/conversation/turn-record.ts';
import type { CaseRow } from '../../../shared/ledger/case-row.ts';

/** How far a case has come with its current question. */
export interface Place {
  readonly round: number;
  readonly triesUsed: number;
  /** Calls of this question that got no reply. */
  readonly calls: readonly CallRecord[];
  /** The call whose reply is made in the background, and has to be waited for. */
  readonly running?: CallRecord | undefined;
}

export const newQuestion: Place = { round: 1, triesUsed: 0, calls: [] };

/**
 * Where the last worker left the question that is due. If that worker died between its two writes, the checkpoint
 * is one turn ahead of the row, and the row's call in flight is the one that was answered. Otherwise that call is
 * an orphan: it was sent, and how it ended is unknown.
 */
export const placeOf = (row: CaseRow, saved: readonly TurnRecord[]): Place => {
  if (row.inFlight?.responseId !== undefined && row.turn === saved.length) {
    const { round, triesUsed, turnCalls: calls, inFlight: running } = row;
    return { round, triesUsed, calls, running };
  }
  const calls = row.inFlight ? [...row.turnCalls, row.inFlight] : row.turnCalls;
  if (row.turn === saved.length) return { round: row.round, triesUsed: row.triesUsed, calls };
  // Calls that the saved turn lacks were made by a second worker that asked it at the same time. The next
  // question records them, because every request that was sent must stay on record.
  const known = new Set(saved.at(-1)?.calls.map(identityOf));
  return { ...newQuestion, calls: calls.filter((call) => !known.has(identityOf(call))) };
};

/**
 * Calls that the row counts and no record has: they were in a checkpoint that is gone or unreadable. The provider may
 * have billed them, so they stay on the case's count, as orphans.
 */
export const lostCalls = (
  { calls }: Pick<CaseRow, 'calls'>,
  saved: readonly TurnRecord[],
  place: Place,
): number => {
  const recorded = saved.reduce(
    (total, turn) => total + turn.calls.length,
    place.calls.length + (place.running ? 1 : 0),
  );
  return Math.max(0, calls.sent - recorded);
};

const identityOf = ({ attempt, round, try: tryNumber, sentAt }: CallRecord): string =>
  `${attempt}/${round}/${tryNumber} ${sentAt}`;
