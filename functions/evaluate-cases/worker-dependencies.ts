import type { LinkObject } from '../../shared/dataset/image-loader.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { AskModel } from '../../shared/model/ask-model.ts';
import type { Executions } from '../../shared/run/executions.ts';
import type { FailedCaseQueue } from '../../shared/run/failed-case-queue.ts';
import type { Wake } from '../../shared/run/wake.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import type { Log } from '../log.ts';

/** Everything outside the worker that one invocation uses. */
export interface WorkerDependencies {
  readonly ledger: Ledger;
  readonly objects: ObjectStore;
  readonly linkObject: LinkObject;
  readonly executions: Pick<Executions, 'describe'>;
  readonly failedCases: FailedCaseQueue;
  readonly wake: Wake;
  readonly log: Log;
  readonly openModel: (run: Run) => Promise<AskModel>;
  /** Milliseconds this invocation has left. */
  readonly remainingMs: () => number;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}
