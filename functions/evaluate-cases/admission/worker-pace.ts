import type { Run } from '../../../shared/ledger/run-row.ts';
import { type Pace, resumePace, startPace } from '../../../shared/pace/pace.ts';
import { logPace, type PaceLog, startPaceLog } from '../../../shared/pace/pace-log.ts';
import { type ReadProgressDependencies, readProgress } from '../progress/read-progress.ts';
import type { SeatInput } from '../seat-input.ts';

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

/** The pace that the seat's last worker left; in the first, as many parallel calls as the seat has slots. */
export const loadPaceLog = async (
  run: Run,
  { place, slots }: Pick<SeatInput, 'place'> & { readonly slots: number },
  { now, ...dependencies }: ReadProgressDependencies & { readonly now: () => number },
): Promise<PaceLog> => {
  const progress = await readProgress(run, dependencies);
  const log = progress.find(({ seat }) => seat === place.seat)?.pace;
  return log ? { ...log, pace: resumePace(log.pace) } : startPaceLog(startPace(slots), now());
};
