import { setTimeout as sleep } from 'node:timers/promises';
import { findProcesses } from './find-processes.ts';

/**
 * Kills every process whose command line contains `marker`, and returns when all are gone. A graceful end would be
 * pointless: their state is in memory.
 */
export const endProcesses = async (marker: string): Promise<void> => {
  for (let left = 100; left > 0; left -= 1) {
    const pids = await findProcesses(marker);
    if (pids.length === 0) return;
    for (const pid of pids) kill(pid);
    await sleep(50);
  }
  throw new Error(`Could not end the processes of ${marker}: ${(await findProcesses(marker)).join(', ')}`);
};

const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already. If not, the next round tries again.
  }
};
