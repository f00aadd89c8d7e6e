import { present } from '../../../shared/basics/present.ts';
import type { PoolLedger } from '../../../shared/ledger/pool-ledger.ts';
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
  /** The table as it is: a wait for a busy one would hold calls back. */
  readonly pools: PoolLedger;
}

export const openGovernor = async (
  { run, input, slots, pools }: GovernedSeat,
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
      given: present({ rpm: settings.rpm, tpm: settings.tpm }),
      seen: await loadPaceLog(run, seat, dependencies),
    },
    { ...dependencies, ledger: pools },
  );
};

/** What the seat's earlier workers have seen of the limits. */
const loadPaceLog = async (run: Run, seat: number, dependencies: WorkerDependencies): Promise<PaceLog> => {
  const progress = await readProgress(run, dependencies);
  return progress.find((each) => each.seat === seat)?.pace ?? startPaceLog();
};
