import type { ChunkProgress } from '../../../shared/ledger/chunk-progress.ts';
import type { RunLedger } from '../../../shared/ledger/ledger.ts';
import type { Run } from '../../../shared/ledger/run-row.ts';
import { type Pace, resumePace, startPace } from '../../../shared/pace/pace.ts';
import { logPace, type PaceLog, startPaceLog } from '../../../shared/pace/pace-log.ts';
import { planFanOut } from '../../../shared/run/plan-chunks.ts';
import { UnreadableError } from '../../../shared/storage/unreadable-error.ts';
import type { Log } from '../../log.ts';
import type { ChunkInput } from '../chunk-input.ts';

/** A worker's pace, and the log of its changes. */
export interface WorkerPace {
  readonly current: Pace;
  readonly log: PaceLog;
  update(pace: Pace): void;
}

export const createWorkerPace = (start: PaceLog, now: () => number): WorkerPace => {
  let log = start;
  return {
    get current() {
      return log.pace;
    },
    get log() {
      return log;
    },
    update: (pace) => {
      log = logPace(log, pace, now());
    },
  };
};

interface PaceDependencies {
  readonly ledger: Pick<RunLedger, 'listChunkProgress'>;
  readonly now: () => number;
  readonly log: Log;
}

/** The pace that the chunk's last invocation left; in the first, as many parallel calls as one worker may make. */
export const loadPaceLog = async (
  run: Run,
  { chunk, loops }: ChunkInput,
  { ledger, now, log: note }: PaceDependencies,
): Promise<PaceLog> => {
  const earlier = loops > 0 ? await earlierProgress(run, { ledger, note }) : [];
  const log = earlier.find((progress) => progress.chunk === chunk.number)?.pace;
  if (log) return { ...log, pace: resumePace(log.pace) };
  const { perWorker } = planFanOut(chunk.caseKeys.length, run.settings.concurrency);
  return startPaceLog(startPace(perWorker), now());
};

/** A pace can be learnt again: a row that cannot be read must not keep a chunk from its cases. */
const earlierProgress = (
  { runId, plan }: Run,
  { ledger, note }: Pick<PaceDependencies, 'ledger'> & { readonly note: Log },
): Promise<readonly ChunkProgress[]> =>
  ledger.listChunkProgress(runId, plan).catch((error: unknown) => {
    if (!(error instanceof UnreadableError)) throw error;
    note('pace starts over', { runId, plan, reason: error.message });
    return [];
  });
