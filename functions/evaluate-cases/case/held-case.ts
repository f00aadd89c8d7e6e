import type { EvalCase } from '../../../shared/case/eval-case.ts';
import type { CallRecord } from '../../../shared/conversation/call-record.ts';
import { loadCheckpoint, saveCheckpoint } from '../../../shared/conversation/checkpoints.ts';
import { userTurnsOf } from '../../../shared/conversation/conversation.ts';
import { type JudgedTurn, judgeTurn } from '../../../shared/conversation/judge-turn.ts';
import type { ImageFiles } from '../../../shared/conversation/turn-images.ts';
import type { TurnRecord } from '../../../shared/conversation/turn-record.ts';
import type { UserTurn } from '../../../shared/conversation/user-turn.ts';
import type { CaseError, CaseRow } from '../../../shared/ledger/case-row.ts';
import type { CaseProgress, FinishedCase, Hold } from '../../../shared/ledger/ledger.ts';
import type { Run } from '../../../shared/ledger/run-row.ts';
import type { CaseResult } from '../../../shared/results/case-result.ts';
import { makeCaseResult } from '../../../shared/results/make-case-result.ts';
import { runKeys } from '../../../shared/storage/keys.ts';
import type { ObjectStore } from '../../../shared/storage/object-store.ts';
import { putJson } from '../../../shared/storage/put-json.ts';
import type { Log } from '../../log.ts';
import type { CaseWrites } from '../progress/observe-cases.ts';
import { caseLease } from './case-lease.ts';
import { conversationProgress } from './case-progress.ts';
import { lostCalls, newQuestion, type Place, placeOf } from './place.ts';

export interface ClaimedCase {
  readonly run: Run;
  /** The row as the claim left it. */
  readonly row: CaseRow;
  readonly evalCase: EvalCase;
  readonly files: ImageFiles;
}

interface HeldCaseDependencies {
  readonly objects: ObjectStore;
  readonly ledger: CaseWrites;
  readonly now: () => number;
  readonly log: Log;
}

/** A case that one worker holds: every method writes, and throws once another worker has claimed the case. */
export interface HeldCase {
  readonly userTurns: readonly UserTurn[];
  readonly turns: readonly TurnRecord[];
  readonly place: Place;
  /** Records a call before it goes out, and with it everything that happened since the last write. */
  announce(call: CallRecord, ended: readonly CallRecord[]): Promise<void>;
  /** Saves a turn that is not the conversation's last. */
  checkpoint(turn: TurnRecord): Promise<void>;
  /** Pauses the case at `place` until `retryAtMs` (epoch). */
  pause(place: Place, retryAtMs: number): Promise<void>;
  /** Writes the result and settles the case; `last` is the turn that ended it. */
  settle(status: 'done' | 'failed', last: TurnRecord, error?: CaseError): Promise<void>;
}

export const holdCase = async (
  { run, row, evalCase, files }: ClaimedCase,
  { objects, ledger, now, log }: HeldCaseDependencies,
): Promise<HeldCase> => {
  const { runId } = run;
  const { caseKey, fence, startFence } = row;
  const hold = { runId, caseKey, fence };
  const userTurns = userTurnsOf(evalCase, { mode: run.identity.imageMode, files });
  const saved = await loadCheckpoint(objects, {
    runId,
    caseKey,
    fence,
    startFence,
    maxTurns: userTurns.length - 1,
  });
  if (saved.unreadable)
    log('case starts over', { runId, caseId: row.caseId, reason: saved.unreadable.message });
  const turns = saved.turns.map((turn, index) => judgeTurn(evalCase, index, turn));
  const records = () => turns.map(({ record }) => record);
  let etag = saved.etag;
  let place = placeOf(row, saved.turns);
  const lost = lostCalls(row, saved.turns, place);

  const progress = (reached: readonly JudgedTurn[], at: Place, inFlight?: CallRecord): CaseProgress => ({
    turn: turns.length,
    ...conversationProgress(reached, { ...at, lost, prices: run.prices }, inFlight),
    leaseUntil: caseLease(now(), run.settings),
  });

  return {
    userTurns,
    get turns() {
      return records();
    },
    get place() {
      return place;
    },
    announce: (call, ended) => {
      const at = { round: call.round, triesUsed: call.try - 1, calls: [...place.calls, ...ended] };
      return ledger.saveProgress(hold, progress(turns, at, call));
    },
    checkpoint: async (turn) => {
      etag = await saveCheckpoint(objects, { ...hold, turns: [...records(), turn], etag });
      turns.push(judgeTurn(evalCase, turns.length, turn));
      place = newQuestion;
    },
    pause: (at, retryAtMs) => ledger.pauseCase(hold, progress(turns, at, at.running), retryAtMs),
    settle: async (status, last, error) => {
      const reached = [...turns, judgeTurn(evalCase, turns.length, last)];
      const { caseId, attempt } = row;
      const result = makeCaseResult({ caseId, evalCase, userTurns, turns: reached, status, attempt });
      const stored = await storeResult(objects, hold, result);
      // A failed case keeps its calls in the row: a later attempt continues at this very question.
      const turnCalls = status === 'failed' ? [...last.calls] : [];
      const settled = { ...progress(reached, newQuestion), turnCalls };
      await ledger.finishCase(hold, { status, progress: settled, error, ...stored });
    },
  };
};

/** Stores the result; only the version that the ledger then names counts. */
const storeResult = async (
  objects: ObjectStore,
  { runId, caseKey }: Pick<Hold, 'runId' | 'caseKey'>,
  result: CaseResult,
): Promise<Pick<FinishedCase, 'resultKey' | 'resultVersion'>> => {
  const resultKey = runKeys.caseResult(runId, caseKey);
  const put = await putJson(objects, resultKey, result);
  return { resultKey, resultVersion: put.versionId };
};
