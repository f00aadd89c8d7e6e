import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readlink, realpath } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { RefusedFile } from '../../shared/dataset/refused-file.ts';

/** More than any picture or dataset needs, and less than Node reads into memory at once. */
const maxBytes = 500_000_000;

/**
 * Reads a regular file that really is below a folder: links may lead around inside it, but not out of it. Undefined
 * when there is no such file. Never opens a device, and never waits for a pipe.
 */
export const readInside = async (
  folder: string,
  file: string,
): Promise<Uint8Array | RefusedFile | undefined> => {
  try {
    const path = await realpath(join(folder, file));
    if (!isInside(await realpath(folder), path)) return outside;
    if (!(await lstat(path)).isFile()) return notRegular;
    // The path had no links left, and a file at its end: anything else there now was put there since.
    await using handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    return (await isStillAt(handle, path)) ? await readRegular(handle) : outside;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (noFile.has(code)) return undefined;
    if (code === 'ELOOP') return outside;
    return { kind: 'unreadable', detail: `cannot be read (${code || (error as Error).message})` };
  }
};

/** Whether a path below a folder, or as much of it as exists, is really elsewhere. */
export const leadsOut = async (folder: string, file: string): Promise<boolean> => {
  for (let path = join(folder, file); ; path = dirname(path)) {
    const real = await realpath(path).catch(() => undefined);
    if (real !== undefined) return !isInside(await realpath(folder), real);
    if (path === join(folder)) return false;
  }
};

/** Whether the opened file is the one at the path: a folder on the way to it may have become a link since. */
const isStillAt = async (handle: FileHandle, path: string): Promise<boolean> => {
  // Linux tells where an open file is. Elsewhere, both looks at the path must be lied to in turn.
  const place = await readlink(`/proc/self/fd/${handle.fd}`).catch(() => undefined);
  if (place !== undefined) return place === path;
  if ((await realpath(path)) !== path) return false;
  const [opened, there] = [await handle.stat({ bigint: true }), await lstat(path, { bigint: true })];
  return opened.ino === there.ino && opened.dev === there.dev;
};

const outside: RefusedFile = { kind: 'outside', detail: 'is a link that leads out of its folder' };

const notRegular: RefusedFile = { kind: 'unreadable', detail: 'is not a regular file' };

const noFile: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

const isInside = (folder: string, path: string): boolean => {
  const inside = relative(folder, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && join(folder, inside) === path;
};

const readRegular = async (handle: FileHandle): Promise<Uint8Array | RefusedFile> => {
  const found = await handle.stat();
  if (!found.isFile()) return notRegular;
  if (found.size > maxBytes) return { kind: 'unreadable', detail: 'is over 500 MB' };
  return handle.readFile();
};
