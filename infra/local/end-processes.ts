import { setTimeout as sleep } from 'node:timers/promises';
import { findProcesses } from './find-processes.ts';

/**
 * Kills every process whose command line contains `marker` and returns when none is left.
 * Nothing here has state worth a graceful end: all of it is in memory.
 */
export async function endProcesses(marker: string): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    const pids = await findProcesses(marker);
    if (pids.length === 0) return;
    for (const pid of pids) kill(pid);
    await sleep(50);
  }
  throw new Error(`Processes of ${marker} do not end: ${(await findProcesses(marker)).join(', ')}`);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Ended by itself meanwhile; if it did not, the next round says so.
  }
}
