import type { CaseRow } from '../../shared/ledger/case-row.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { WorkerPace } from './admission/worker-pace.ts';
import type { CaseQueue } from './case-queue.ts';
import type { ChunkInput } from './chunk-input.ts';
import type { CaseWrites } from './progress/observe-cases.ts';
import type { RunWatch } from './run-watch.ts';
import type { MayStartIn } from './start-rule.ts';

/** What one invocation knows about its chunk and keeps up to date while it works on it. */
export interface ChunkWork {
  readonly input: ChunkInput;
  readonly run: Run;
  /** The chunk's rows as this invocation found them. */
  readonly rows: readonly CaseRow[];
  readonly queue: CaseQueue;
  readonly watch: RunWatch;
  readonly mayStartIn: MayStartIn;
  readonly pace: WorkerPace;
  /** Where the conversations write; observed. */
  readonly cases: CaseWrites;
}
