/**
 * A worker in a process of its own, with all modules that the deployed one loads: runs its cases at the endpoint given,
 * then prints a {@link WorkerReport}. Arguments: a {@link WorkerOrder} as JSON, and a directory for its objects.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMemoryObjectStore } from '../../../shared/adapters/memory/memory-object-store.ts';
import type { ImageMode } from '../../../shared/conversation/turn-images.ts';
import { type ObjectStore, textOf } from '../../../shared/storage/object-store.ts';
import { createGatewayRun } from '../../../tools/stand-in-model/gateway-run.ts';

export interface WorkerOrder {
  readonly apiBase: string;
  readonly imageMode: ImageMode;
  /** Questions of each case. */
  readonly questions: readonly number[];
  /** Size of the picture in each case's scenario; none by default. */
  readonly pictureBytes?: number;
  readonly conversations: number;
}

export interface WorkerReport {
  /** Largest resident memory of the process so far. */
  readonly peakMegabytes: number;
  /** Before the first call. */
  readonly startMegabytes: number;
  /** Cases by their status. */
  readonly done: number;
  readonly failed: number;
}

/** Linux's own mark: `maxRSS` would begin with that of the process which started this one. */
const peakMegabytes = () => {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Math.round((Number(kilobytes) * 1_024) / 1e6);
};

/** Objects are files, as far from the worker's memory as a bucket; the store in memory holds their paths. */
const createFileStore = (directory: string): ObjectStore => {
  const paths = createMemoryObjectStore();
  return {
    ...paths,
    put: async (key, body, options) => {
      const path = join(directory, randomUUID());
      await writeFile(path, body);
      return paths.put(key, path, options);
    },
    get: async (key, versionId) => {
      const stored = await paths.get(key, versionId);
      return stored && { ...stored, bytes: await readFile(textOf(stored)) };
    },
  };
};

const [order = '', directory = ''] = process.argv.slice(2);
await import('../../../functions/evaluate-cases/handler.ts');
const { pictureBytes, conversations, ...run }: WorkerOrder = JSON.parse(order);
const worker = await createGatewayRun({
  ...run,
  objects: createFileStore(directory),
  picture: pictureBytes === undefined ? undefined : randomBytes(pictureBytes),
  settings: { concurrency: conversations, haltAfter: 1_000 },
});
const startMegabytes = peakMegabytes();
// A seat whose cases failed ends with an error; the ledger has the counts.
await worker.work().catch(() => undefined);
const progress = await worker.ledger.listSeatProgress('run-1', 1);
const total = (status: 'done' | 'failed') => progress.reduce((sum, seat) => sum + seat[status], 0);
const report: WorkerReport = {
  peakMegabytes: peakMegabytes(),
  startMegabytes,
  done: total('done'),
  failed: total('failed'),
};
console.log(JSON.stringify(report));
