import { existsSync } from 'node:fs';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { exclusively } from '../../../../infra/local/install/exclusively.mjs';
import { createGate } from '../../../support/doubles/gate.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';

/** No process has the highest id. */
const deadHolder = JSON.stringify({ pid: 2 ** 22 - 1, token: 'left behind' });
const liveHolder = JSON.stringify({ pid: process.pid, token: 'somebody else' });

describe('exclusively', () => {
  it('lets one process work at a time, and every process eventually', async () => {
    await using directory = await temporaryDirectory();
    const lock = join(directory.path, 'lock');
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(5);
      inside -= 1;
      return 'done';
    };
    const results = await Promise.all(Array.from({ length: 4 }, () => exclusively(lock, work)));
    expect(results).toEqual(Array.from({ length: 4 }, () => 'done'));
    expect(most).toBe(1);
  });

  it('leaves no lock behind, even when the work fails', async () => {
    await using directory = await temporaryDirectory();
    const lock = join(directory.path, 'below', 'lock');
    const work = () => Promise.reject(new Error('failed'));
    await expect(exclusively(lock, work)).rejects.toThrow('failed');
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over from a dead process', async () => {
    await using directory = await temporaryDirectory();
    const lock = join(directory.path, 'lock');
    await writeFile(lock, deadHolder);
    expect(await exclusively(lock, async () => 'mine')).toBe('mine');
  });

  it('takes over from a live process id that has not touched its lock, as after a reboot', async () => {
    await using directory = await temporaryDirectory();
    const lock = join(directory.path, 'lock');
    await writeFile(lock, liveHolder);
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(lock, longAgo, longAgo);
    expect(await exclusively(lock, async () => 'mine')).toBe('mine');
  });

  it('takes over from a process that died before it wrote its name', async () => {
    await using directory = await temporaryDirectory();
    const lock = join(directory.path, 'lock');
    await writeFile(lock, '');
    const before = new Date(Date.now() - 5_000);
    await utimes(lock, before, before);
    expect(await exclusively(lock, async () => 'mine')).toBe('mine');
  });

  it('waits for a live process, and says so once', async () => {
    await using directory = await temporaryDirectory();
    const lock = join(directory.path, 'lock');
    const told: string[] = [];
    const begun = createGate();
    const waitedFor = createGate();
    let released = false;
    const first = exclusively(lock, async () => {
      begun.open();
      await waitedFor.pass;
      released = true;
    });
    await begun.pass;
    await exclusively(lock, async () => expect(released).toBe(true), {
      onWait: () => {
        told.push('waiting');
        waitedFor.open();
      },
    });
    await first;
    expect(told).toEqual(['waiting']);
  });
});
