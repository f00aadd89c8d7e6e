import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { FleetFigures, FleetOptions } from './simulate-fleet.ts';

const program = new URL('fleet-thread.ts', import.meta.url);

/** Simulates runs in as many threads as there are cores. @returns their figures, in the order of the runs */
export const simulateOnAllCores = (runs: readonly FleetOptions[]): readonly Promise<FleetFigures>[] => {
  const threads = availableParallelism();
  const limit = pLimit(threads);
  const idle: Worker[] = [];
  return runs.map((run) =>
    limit(async () => {
      const thread = idle.pop() ?? new Worker(program);
      thread.postMessage(run);
      const [figures] = await once(thread, 'message');
      idle.push(thread);
      return figures;
    }),
  );
};
