import type { Run } from '../../../shared/ledger/run-row.ts';
import { type PaceLog, startPaceLog } from '../../../shared/pace/pace-log.ts';
import { readProgress } from '../progress/read-progress.ts';
import type { SeatInput } from '../seat-input.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { createGovernor, type Governor } from './governor.ts';

interface GovernedSeat {
  readonly run: Run;
  readonly input: SeatInput;
  readonly slots: number;
}

export const openGovernor = async (
  { run, input, slots }: GovernedSeat,
  dependencies: WorkerDependencies,
): Promise<Governor> => {
  const { runId, identity, settings } = run;
  const { seat, lane } = input.place;
  return createGovernor(
    {
      endpoint: {
        host: new URL(identity.apiBase).host,
        apiKeySecret: settings.apiKeySecret,
        model: identity.model,
      },
      worker: `${runId}/${input.plan}/${seat}.${lane}`,
      cap: slots,
      given: settings,
      seen: await loadPaceLog(run, seat, dependencies),
    },
    dependencies,
  );
};

/** What the seat's earlier workers have seen of the limits. */
const loadPaceLog = async (run: Run, seat: number, dependencies: WorkerDependencies): Promise<PaceLog> => {
  const progress = await readProgress(run, dependencies);
  return progress.find((each) => each.seat === seat)?.pace ?? startPaceLog();
};
