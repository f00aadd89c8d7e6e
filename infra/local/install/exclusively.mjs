import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const beatMs = 2_000;
/** A live holder touches its lock every two seconds: silence means a crash, a reboot or a stopped process. */
const staleMs = 20_000;

/**
 * Runs `work` while no other process of this user runs work under the same lock file, and waits for that. Takes over a
 * lock that a dead process left behind.
 *
 * @template T
 * @param {string} lockFile
 * @param {() => Promise<T>} work must not block the event loop for long, or the lock counts as stale
 * @param {{ onWait?: () => void }} [options] `onWait` is called once when another process holds the lock
 * @returns {Promise<T>}
 */
export const exclusively = async (lockFile, work, { onWait } = {}) => {
  const token = JSON.stringify({ pid: process.pid, token: randomUUID() });
  await mkdir(path.dirname(lockFile), { recursive: true });
  for (let told = false; !(await take(lockFile, token)); ) {
    if (await removeStale(lockFile)) continue;
    if (!told) onWait?.();
    told = true;
    await sleep(200);
  }
  const heart = setInterval(() => void beat(lockFile), beatMs);
  try {
    return await work();
  } finally {
    clearInterval(heart);
    if ((await read(lockFile)) === token) await rm(lockFile, { force: true });
  }
};

const take = async (lockFile, token) => {
  try {
    await writeFile(lockFile, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
};

const beat = async (lockFile) => {
  const now = new Date();
  // A cleaner may have removed the directory; the work does not depend on it.
  await utimes(lockFile, now, now).catch(() => undefined);
};

/** Moves a stale lock aside, which only one of several waiters can do; true when the lock can be tried again. */
const removeStale = async (lockFile) => {
  const holder = await read(lockFile);
  if (holder === undefined) return true;
  const age = Date.now() - (await modifiedAt(lockFile));
  if (age < staleMs && holderAlive(holder, age)) return false;
  const aside = `${lockFile}.${randomUUID()}`;
  try {
    await rename(lockFile, aside);
  } catch {
    return true;
  }
  // Somebody replaced it between the check and the move: give it back.
  if ((await read(aside)) === holder) await rm(aside, { force: true });
  else await rename(aside, lockFile);
  return true;
};

/** A lock without content was created a moment ago. */
const holderAlive = (holder, age) => {
  const pid = Number(/"pid":(\d+)/.exec(holder)?.[1]);
  if (!pid) return age < beatMs;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const read = async (file) => await readFile(file, 'utf8').catch(() => undefined);

const modifiedAt = async (file) =>
  await stat(file).then(
    (it) => it.mtimeMs,
    () => Date.now(),
  );
