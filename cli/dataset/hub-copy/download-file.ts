import { createReadStream } from 'node:fs';
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type ContentCheck, createContentCheck, mismatch } from '../../../shared/dataset/content-check.ts';
import type { DatasetHub, HubFile } from '../../../shared/dataset/hub.ts';
import type { HubOrigin } from '../../../shared/dataset/hub-origin.ts';

export interface DownloadSource {
  readonly hub: DatasetHub;
  readonly origin: HubOrigin;
  /** Called for every piece that arrives. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Downloads a file of the hub to a path, from where an earlier attempt stopped. It gets that name only when it is
 * complete and has the checksum that the hub lists; until then it is `<path>.<checksum>.part`.
 * @throws {HubError}
 */
export const downloadFile = async (file: HubFile, path: string, source: DownloadSource): Promise<void> => {
  const part = `${path}.${file.checksum.hex.slice(0, 12)}.part`;
  await mkdir(dirname(path), { recursive: true });
  const check = createContentCheck(file);
  const from = await readStart(part, file, check);
  if (from < file.bytes || file.bytes === 0) await append(file, part, { ...source, from, check });
  if (!check.matches()) {
    await rm(part, { force: true });
    throw mismatch(file);
  }
  await rename(part, path);
};

/** Bytes of the file that an earlier attempt left. */
const readStart = async (part: string, file: HubFile, check: ContentCheck): Promise<number> => {
  const size = await sizeOf(part);
  // A link would be written through.
  if (size === undefined) await rm(part, { force: true, recursive: true });
  if (!size || size > file.bytes) return 0;
  await checkContent(part, check);
  return size;
};

const append = async (
  file: HubFile,
  part: string,
  {
    hub,
    origin,
    onBytes,
    from,
    check,
  }: DownloadSource & { readonly from: number; readonly check: ContentCheck },
): Promise<void> => {
  await using handle = await open(part, from > 0 ? 'a' : 'w');
  for await (const bytes of hub.read(origin, file, from)) {
    // Written before the next piece is requested, so that an interruption keeps what arrived.
    await handle.appendFile(bytes);
    check.update(bytes);
    onBytes(bytes.length);
    if (check.isTooLong) break;
  }
};

/** Whether the path holds a file with the listed content. */
export const isDownloaded = async (file: HubFile, path: string): Promise<boolean> => {
  if ((await sizeOf(path)) !== file.bytes) return false;
  const check = createContentCheck(file);
  await checkContent(path, check);
  return check.matches();
};

/** Undefined for anything but a regular file. */
const sizeOf = async (path: string): Promise<number | undefined> => {
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
};

const checkContent = async (path: string, check: ContentCheck): Promise<void> => {
  for await (const bytes of createReadStream(path)) check.update(bytes as Buffer);
};
