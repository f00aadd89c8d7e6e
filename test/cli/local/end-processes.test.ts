import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { endProcesses } from '../../../infra/local/end-processes.ts';
import { findProcesses } from '../../../infra/local/find-processes.ts';

/** A process that ends neither by itself nor by SIGTERM, with `marker` on its command line. */
async function stubbornProcess(marker: string) {
  const program = `process.on('SIGTERM', () => {}); setInterval(() => {}, 9e6); console.log('up')`;
  const child = spawn(process.execPath, ['-e', program, marker], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  return child;
}

describe('processes found by a marker on their command line', () => {
  it('are all ended, and no others', async () => {
    const [marker, other] = [randomUUID(), randomUUID()];
    const ours = [await stubbornProcess(marker), await stubbornProcess(marker)];
    const stranger = await stubbornProcess(other);
    try {
      expect((await findProcesses(marker)).sort()).toEqual(ours.map((it) => it.pid).sort());
      await endProcesses(marker);
      expect(await findProcesses(marker)).toEqual([]);
      expect(await findProcesses(other)).toEqual([stranger.pid]);
    } finally {
      await endProcesses(other);
    }
  });

  it('never include the caller', async () => {
    expect(await findProcesses(process.argv[1] ?? '')).not.toContain(process.pid);
  });

  it('may be an empty list', async () => {
    await expect(endProcesses(randomUUID())).resolves.toBeUndefined();
  });
});
