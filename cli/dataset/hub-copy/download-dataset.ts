import { dirname, join, relative } from 'node:path';
import { forEachAtOnce } from '../../../shared/basics/for-each-at-once.ts';
import { InputError } from '../../../shared/basics/input-error.ts';
import type { DatasetHub, HubFile } from '../../../shared/dataset/hub.ts';
import type { HubOrigin } from '../../../shared/dataset/hub-origin.ts';
import { listConfig } from '../../../shared/dataset/list-config.ts';
import { type RetryDependencies, retryTransient } from '../../../shared/dataset/retry-transient.ts';
import { leadsOut } from '../read-inside.ts';
import { downloadFile, isDownloaded } from './download-file.ts';
import { saveHubCopy } from './hub-copy-record.ts';

export interface DownloadProgress {
  readonly files: number;
  readonly bytes: number;
}

export interface DownloadDependencies extends RetryDependencies {
  readonly hub: DatasetHub;
  readonly onProgress: (done: DownloadProgress, total: DownloadProgress) => void;
}

/** More gains nothing on an ordinary connection, and the hub limits requests per minute. */
const atOnce = 8;

/**
 * Downloads one dataset of a repository into a folder; what an earlier attempt downloaded stays.
 * @returns what was downloaded now
 * @throws {HubError} {InputError}
 */
export const downloadDataset = async (
  {
    name,
    origin,
    withImages,
  }: { readonly name: string; readonly origin: HubOrigin; readonly withImages: boolean },
  folder: string,
  { hub, onProgress, ...retry }: DownloadDependencies,
): Promise<DownloadProgress> => {
  const { cases, images } = await retryTransient(() => listConfig(hub, origin, { name, withImages }), retry);
  const targets = new Map<HubFile, string>([[cases, join(folder, `${name}.jsonl`)]]);
  for (const [image, file] of images) targets.set(file, join(folder, 'image', image));
  const files = [...targets.keys()];
  const total = { files: files.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0) };
  const done = { files: 0, bytes: 0 };
  const fetched = { files: 0, bytes: 0 };
  const advance = (files: number, bytes: number) => {
    done.files += files;
    done.bytes += bytes;
    onProgress(done, total);
  };
  await saveHubCopy(folder, origin, 'nothing');
  await forEachAtOnce(targets, atOnce, async ([file, path]) => {
    if (await leadsOut(folder, relative(folder, dirname(path))))
      throw new InputError(
        `${dirname(path)} is a link that leads out of ${folder}. Delete it, then try again.`,
      );
    if (await isDownloaded(file, path).catch(unwritable(path))) return advance(1, file.bytes);
    let arrived = 0;
    const onBytes = (bytes: number) => {
      arrived += bytes;
      fetched.bytes += bytes;
      advance(0, bytes);
    };
    await retryTransient(() => downloadFile(file, path, { hub, origin, onBytes }), retry).catch(
      unwritable(path),
    );
    fetched.files += 1;
    advance(1, file.bytes - arrived);
  });
  await saveHubCopy(folder, origin, withImages ? 'images' : 'cases');
  return fetched;
};

/** A full disk, or names that this file system does not take: too long, or a file's and a folder's at once. */
const unwritable =
  (path: string) =>
  (error: unknown): never => {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    throw new InputError(
      `${path} cannot be written (${code}). Give --data-dir to download to another folder.`,
      {
        cause: error,
      },
    );
  };
