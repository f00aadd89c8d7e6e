import type { EvalCase } from '../../../shared/case/eval-case.ts';
import type { CallRecord } from '../../../shared/conversation/call-record.ts';
import { loadCheckpoint, saveCheckpoint } from '../../../shared/conversation/checkpoints.ts';
import { userTurnsOf } from '../../../shared/conversation/conversation.ts';
import { type JudgedTurn, judgeTurn } from '../../../shared/conversation/judge-turn.ts';
import type { ImageFiles } from '../../../shared/conversation/turn-images.ts';
import type { TurnRecord } from '../../../shared/conversation/turn-record.ts';
import type { UserTurn } from '../../../shared/conversation/user-turn.ts';
import type { CaseError, CaseRow } from '../../../shared/ledger/case-row.ts';
import type { CaseLedger, CaseProgress } from '../../../shared/ledger/ledger.ts';
import type { Run } from '../../../shared/ledger/run-row.ts';
import { makeCaseResult } from '../../../shared/results/make-case-result.ts';
import { runKeys } from '../../../shared/storage/keys.ts';
import type { ObjectStore } from '../../../shared/storage/object-store.ts';
import { callCounts, caseTraffic, rowOutcomes } from './case-bookkeeping.ts';

export interface ClaimedCase {
  readonly run: Run;
  /** The row as the claim left it. */
  readonly row: CaseRow;
  readonly evalCase: EvalCase;
  readonly files: ImageFiles;
}

interface HeldCaseDependencies {
  readonly objects: ObjectStore;
  readonly ledger: CaseLedger;
  readonly now: () => number;
}

/** Where a case stands inside its current question. */
export interface Place {
  readonly round: number;
  readonly triesUsed: number;
  /** Calls of this question that ended without a reply. */
  readonly calls: readonly CallRecord[];
}

/** A case in one worker's hands: every method writes, and throws when the case was claimed by another since. */
export interface HeldCase {
  readonly userTurns: readonly UserTurn[];
  readonly turns: readonly TurnRecord[];
  readonly place: Place;
  /** Records a call before it goes out, and with it everything that happened since the last write. */
  announce(call: CallRecord, ended: readonly CallRecord[]): Promise<void>;
  /** Saves a turn after which the conversation goes on. */
  checkpoint(turn: TurnRecord): Promise<void>;
  /** Gives the case up where it is, to be taken up again at `retryAtMs` (epoch). */
  pause(place: Place, retryAtMs: number): Promise<void>;
  /** Writes the result and settles the case; `last` is the turn that ended it. */
  settle(status: 'done' | 'failed', last: TurnRecord, error?: CaseError): Promise<void>;
}

/** Longest sleep between two tries and what saving a reply takes, on top of the request's timeout. */
const leaseSlackMs = 120_000;

const newQuestion: Place = { round: 1, triesUsed: 0, calls: [] };

export const holdCase = async (
  claimed: ClaimedCase,
  dependencies: HeldCaseDependencies,
): Promise<HeldCase> => {
  const { run, row, evalCase, files } = claimed;
  const { objects, ledger, now } = dependencies;
  const hold = { runId: run.runId, caseKey: row.caseKey, fence: row.fence };
  const userTurns = userTurnsOf(evalCase, { mode: run.identity.imageMode, files });
  const { caseKey, startFence } = row;
  const saved = await loadCheckpoint(objects, { runId: run.runId, caseKey, startFence });
  const turns = saved.turns.map((turn, index) => judgeTurn(evalCase, index, turn));
  let etag = saved.etag;
  let place = placeOf(row, saved.turns);

  const progress = (reached: readonly JudgedTurn[], at: Place, inFlight?: CallRecord): CaseProgress => {
    const records = reached.map(({ record }) => record);
    const calls = [...records.flatMap((turn) => turn.calls), ...at.calls];
    return {
      turn: turns.length,
      round: at.round,
      triesUsed: at.triesUsed,
      turnCalls: [...at.calls],
      outcomes: rowOutcomes(reached),
      calls: callCounts(calls, inFlight),
      traffic: caseTraffic(records, calls),
      leaseUntil: now() + run.settings.timeout * 1_000 + leaseSlackMs,
      ...(inFlight ? { inFlight } : {}),
    };
  };

  return {
    userTurns,
    get turns() {
      return turns.map(({ record }) => record);
    },
    get place() {
      return place;
    },
    announce: (call, ended) => {
      const at = { round: call.round, triesUsed: call.try - 1, calls: [...place.calls, ...ended] };
      return ledger.saveProgress(hold, progress(turns, at, call));
    },
    checkpoint: async (turn) => {
      const save = {
        runId: run.runId,
        caseKey: row.caseKey,
        fence: row.fence,
        turns: [...turns.map(({ record }) => record), turn],
        etag,
      };
      etag = await saveCheckpoint(objects, save);
      turns.push(judgeTurn(evalCase, turns.length, turn));
      place = newQuestion;
    },
    pause: (at, retryAtMs) => ledger.pauseCase(hold, progress(turns, at), retryAtMs),
    settle: async (status, last, error) => {
      const reached = [...turns, judgeTurn(evalCase, turns.length, last)];
      const result = makeCaseResult({
        caseId: row.caseId,
        evalCase,
        userTurns,
        turns: reached,
        status,
        attempt: row.attempt,
      });
      const resultKey = runKeys.caseResult(run.runId, row.caseKey);
      const put = await objects.put(resultKey, JSON.stringify(result), { contentType: 'application/json' });
      // A failed case keeps its calls in the row: a later attempt goes on at this very question.
      const at = status === 'failed' ? { ...newQuestion, calls: last.calls } : newQuestion;
      await ledger.finishCase(hold, {
        status,
        progress: { ...progress(reached, newQuestion), turnCalls: [...at.calls] },
        error,
        resultKey,
        resultVersion: put.versionId,
      });
    },
  };
};

/**
 * Where the last worker left the question that is due. A checkpoint may be one turn ahead of the row when
 * that worker died between the two writes; the call on its way at that time was answered then. Otherwise
 * that call is an orphan: sent, and nobody knows what became of it.
 */
const placeOf = (row: CaseRow, saved: readonly TurnRecord[]): Place => {
  const calls = row.inFlight ? [...row.turnCalls, row.inFlight] : row.turnCalls;
  if (row.turn === saved.length) return { round: row.round, triesUsed: row.triesUsed, calls };
  // Calls that the saved turn does not know are those of a second worker that asked it at the same time:
  // the next question takes them along, because every request that was sent stays on record.
  const known = new Set(saved.at(-1)?.calls.map(nameOf));
  return { ...newQuestion, calls: calls.filter((call) => !known.has(nameOf(call))) };
};

const nameOf = ({ attempt, round, try: tryNumber, sentAt }: CallRecord): string =>
  `${attempt}/${round}/${tryNumber} ${sentAt}`;
