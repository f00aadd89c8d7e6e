import type { Hold, Ledger } from '../../shared/ledger/ledger.ts';
import { caseLayout, poolPartition, runPartition, seatsPartition } from '../../shared/ledger/ledger-keys.ts';
import type { SeatPlace } from '../../shared/ledger/seat-row.ts';
import { currentSchema } from '../../shared/storage/schema-version.ts';
import type { FakeClock } from '../../tools/doubles/fake-clock.ts';

/** The most writes of any partition in any second. */
export const createWriteCount = (clock: Pick<FakeClock, 'now'>) => {
  let second = -1;
  let counts = new Map<string, number>();
  let max = 0;
  return {
    note: (partition: string): void => {
      const now = Math.floor(clock.now() / 1_000);
      if (now !== second) counts = new Map();
      second = now;
      const count = (counts.get(partition) ?? 0) + 1;
      counts.set(partition, count);
      max = Math.max(max, count);
    },
    get max() {
      return max;
    },
  };
};

const partitionOfCase = ({ runId, caseKey }: Pick<Hold, 'runId' | 'caseKey'>): string =>
  caseLayout(runId, currentSchema).partitionOf(caseKey);
const partitionOfSeat = ({ runId, plan }: SeatPlace): string => seatsPartition(runId, plan);

/** Where each method of the ledger that writes would write in DynamoDB. */
const partitions: Partial<Record<keyof Ledger, (...args: never[]) => string>> = {
  claimCase: partitionOfCase,
  saveProgress: partitionOfCase,
  pauseCase: partitionOfCase,
  finishCase: partitionOfCase,
  updateRun: runPartition,
  noteAdaptations: runPartition,
  countFailure: runPartition,
  saveSeatProgress: (runId: string, plan: number) => seatsPartition(runId, plan),
  replaceSeat: partitionOfSeat,
  saveLane: partitionOfSeat,
  replacePool: poolPartition,
};

/** The same ledger, which reports the partition of every write. */
export const countWrites = (ledger: Ledger, note: (partition: string) => void): Ledger =>
  new Proxy(ledger, {
    get: (object, name: keyof Ledger) => {
      const method = object[name] as (...args: unknown[]) => unknown;
      const partition = partitions[name] as ((...args: unknown[]) => string) | undefined;
      if (!partition) return method;
      return (...args: unknown[]) => {
        note(partition(...args));
        return method(...args);
      };
    },
  });
