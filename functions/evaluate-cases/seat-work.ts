import type { CaseRow } from '../../shared/ledger/case-row.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { Governor } from './admission/governor.ts';
import type { CaseQueue } from './case-queue.ts';
import type { CaseWrites } from './progress/observe-cases.ts';
import type { SeatTally } from './progress/seat-tally.ts';
import type { RunWatch } from './run-watch.ts';
import type { SeatCases } from './seat-cases.ts';
import type { SeatInput } from './seat-input.ts';
import type { WorkerShift } from './shift/worker-shift.ts';
import type { MayStartIn } from './start-rule.ts';

/** What one invocation knows about its seat and keeps up to date while it works there. */
export interface SeatWork {
  readonly input: SeatInput;
  /** How the ledger names this worker. */
  readonly owner: string;
  readonly run: Run;
  /** Conversations at once, those that earlier lanes still hold included. */
  readonly slots: number;
  /** The cases that the seat has had, with what is known of them before they are taken up. */
  readonly known: SeatCases;
  /** The rows of open cases as this invocation found them, by case. */
  readonly rows: ReadonlyMap<string, CaseRow>;
  readonly queue: CaseQueue;
  readonly shift: WorkerShift;
  readonly watch: RunWatch;
  /** Whether a turn may start in so many milliseconds. */
  readonly mayStartIn: MayStartIn;
  readonly governor: Governor;
  readonly tally: SeatTally;
  /** Where the conversations write; observed. */
  readonly cases: CaseWrites;
  readonly saveProgress: () => Promise<void>;
}
