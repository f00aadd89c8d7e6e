import type { CallRecord } from '../conversation/call-record.ts';
import type { Adaptations } from '../model/request-parameters.ts';
import type { UnreadableError } from '../storage/unreadable-error.ts';
import type { CaseError, CaseRow } from './case-row.ts';
import type { PoolLedger } from './pool-ledger.ts';
import type { ReopenRequest } from './reopen-case.ts';
import type { Run } from './run-row.ts';
import type { SeatProgress } from './seat-progress.ts';
import type { SeatLedger } from './seat-row.ts';

/** Identifies a case as one worker holds it. */
export interface Hold {
  readonly runId: string;
  readonly caseKey: string;
  readonly fence: number;
}

export interface ClaimRequest {
  /** The row as the caller last read it, if there was one; saves a read. */
  readonly seen?: CaseRow | undefined;
  readonly runId: string;
  readonly caseKey: string;
  readonly caseId: string;
  readonly owner: string;
  readonly plan: number;
  readonly leaseUntil: number;
  readonly now: number;
}

/** What is known about a case after a turn, a pause or a failed try; replaces what the row held. */
export type CaseProgress = Pick<
  CaseRow,
  'turn' | 'round' | 'triesUsed' | 'outcomes' | 'calls' | 'traffic' | 'turnCalls' | 'leaseUntil'
> & { readonly inFlight?: CallRecord | undefined };

export interface FinishedCase {
  readonly status: 'done' | 'failed';
  readonly progress: CaseProgress;
  readonly error?: CaseError | undefined;
  readonly resultKey: string;
  readonly resultVersion: string;
}

/**
 * Records the state of every case (docs/design.md, "Ledger"). Every write about a held case needs the fence of its
 * claim: a worker that has lost the case gets a `CaseLostError`. Every read throws an `UnreadableError` that names the row
 * when it is not what this evaluator writes.
 */
export interface CaseLedger {
  /** The row after the claim, or the row that prevents it. */
  claimCase(request: ClaimRequest): Promise<{ claimed: CaseRow } | { refused: CaseRow | undefined }>;
  /** @throws {CaseLostError} */
  saveProgress(hold: Hold, progress: CaseProgress): Promise<void>;
  /** Pauses a case at its turn until `retryAt` (epoch ms). @throws {CaseLostError} */
  pauseCase(hold: Hold, progress: CaseProgress, retryAt: number): Promise<void>;
  /** Settles a case. A repeat by the same hold is a success. @throws {CaseLostError} */
  finishCase(hold: Hold, finished: FinishedCase): Promise<void>;
  /** Makes a case start over, whatever its state. A repeat for the same execution changes nothing. */
  reopenCase(request: ReopenRequest): Promise<void>;
  getCases(runId: string, caseKeys: readonly string[]): Promise<CaseRow[]>;
  listCases(runId: string): AsyncIterable<CaseRow>;
}

export interface RunLedger {
  getRun(runId: string): Promise<Run | undefined>;
  /** Returns false if the run already exists. */
  createRun(run: Run): Promise<boolean>;
  /**
   * Makes `executionArn` the run's only execution and raises its plan number, iff the active execution is
   * still `expected`. Clears halt, stop and breaker.
   * @returns the new plan number, or undefined if another execution was faster
   */
  lockRun(lock: RunLock): Promise<number | undefined>;
  /**
   * Notes that `executionArn` is about to be started for the run, iff nobody has noted another one since `expected`.
   * @returns whether the caller may start it
   */
  requestRerun(request: RerunNote): Promise<boolean>;
  updateRun(runId: string, change: RunChange): Promise<void>;
  /** Adds adaptations for parameters that have none yet; an empty object records that none is needed. */
  noteAdaptations(runId: string, adaptations: Adaptations): Promise<void>;
  /** Counts a failed case against the breaker. @returns consecutive failures so far */
  countFailure(runId: string): Promise<number>;
  saveSeatProgress(runId: string, plan: number, progress: SeatProgress): Promise<void>;
  listSeatProgress(runId: string, plan: number): Promise<SeatProgress[]>;
  /** Newest first. A row that cannot be read is an entry of its own, so that the others can be listed. */
  listRuns(): AsyncIterable<Run | UnreadableRun>;
}

export interface UnreadableRun {
  readonly runId: string;
  readonly unreadable: UnreadableError;
}

export interface RunLock {
  readonly runId: string;
  readonly executionArn: string;
  readonly expected: string;
  readonly settings: Run['settings'];
}

export interface RerunNote {
  readonly runId: string;
  readonly executionArn: string;
  /** Epoch milliseconds. */
  readonly requestedAt: number;
  /** The execution noted before, if any. */
  readonly expected: string | undefined;
}

export type RunChange = Partial<
  Pick<
    Run,
    | 'halted'
    | 'stopping'
    | 'consecutiveFailures'
    | 'lastThrow'
    | 'finishedAt'
    | 'preflight'
    | 'settledBefore'
    | 'heldTo'
    | 'quote'
    | 'prices'
    | 'importedFrom'
  >
>;

export type Ledger = CaseLedger & RunLedger & SeatLedger & PoolLedger;

/** Thrown when a write is refused because another worker has claimed the case. */
export class CaseLostError extends Error {
  override readonly name = 'CaseLost';
  readonly caseKey: string;

  constructor(hold: Hold) {
    super(
      `Case ${hold.caseKey} of run ${hold.runId} was claimed by another worker (fence ${hold.fence} is old).`,
    );
    this.caseKey = hold.caseKey;
  }
}
