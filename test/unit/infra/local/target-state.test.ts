import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTargetState, saveTargetState, targetPlace } from '../../../../infra/local/target-state.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';

const state = { pid: 4711, port: 45_660, startedAt: '2026-11-22T22:00:00.000Z' };

describe('the state of a target', () => {
  it('is read back unchanged', async () => {
    await using directory = await temporaryDirectory();
    const file = join(directory.path, 'run', 'target.json');
    await saveTargetState(file, state);
    expect(await loadTargetState(file)).toEqual(state);
  });

  it.each([
    ['no file', undefined],
    ['an empty file, as a crash leaves it', ''],
    ['half a file', '{"pid": 47'],
    ['a file of another version', JSON.stringify({ ...state, host: 'x' })],
    ['a process id that is not a number', JSON.stringify({ ...state, pid: 'x' })],
  ])('is unknown with %s', async (_what, text) => {
    await using directory = await temporaryDirectory();
    const file = join(directory.path, 'target.json');
    if (text !== undefined) await writeFile(file, text);
    expect(await loadTargetState(file)).toBeUndefined();
  });
});

describe('the place of a target', () => {
  const env = { XDG_CACHE_HOME: '/cache' };

  it('is the same for the same checkout', () => {
    expect(targetPlace('/home/a/checkout', env)).toEqual(targetPlace('/home/a/checkout', env));
  });

  it('shares neither directory nor processes with another checkout', () => {
    const [one, other] = [targetPlace('/home/a/one', env), targetPlace('/home/a/other', env)];
    expect(one.directory).not.toBe(other.directory);
    expect(one.instance).not.toBe(other.instance);
  });

  it('shares no processes with the same checkout under another cache directory', () => {
    const other = targetPlace('/srv/checkout', { XDG_CACHE_HOME: '/other' });
    expect(targetPlace('/srv/checkout', env).instance).not.toBe(other.instance);
  });

  it('keeps its lock outside the directory that a stop removes', () => {
    const { directory, lockFile } = targetPlace('/srv/checkout', env);
    expect(lockFile.startsWith(`${directory}/`)).toBe(false);
  });
});
