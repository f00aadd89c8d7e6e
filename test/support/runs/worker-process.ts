/**
 * A worker in a process of its own, with all modules that the deployed one loads: runs its cases at the endpoint given,
 * then prints a {@link WorkerReport}. Arguments: API base, questions of each case as JSON, and a
 * directory for its objects.
 */
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMemoryObjectStore } from '../../../shared/adapters/memory/memory-object-store.ts';
import { type ObjectStore, textOf } from '../../../shared/storage/object-store.ts';
import { createGatewayRun } from '../../../tools/stand-in-model/gateway-run.ts';

export interface WorkerReport {
  /** Largest resident memory of the process so far. */
  readonly peakMegabytes: number;
  /** Before the first call. */
  readonly startMegabytes: number;
  /** Cases by their status. */
  readonly done: number;
  readonly failed: number;
}

const peakMegabytes = () => Math.round((process.resourceUsage().maxRSS * 1_024) / 1e6);

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

const [apiBase = '', questions = '', directory = ''] = process.argv.slice(2);
await import('../../../functions/evaluate-cases/handler.ts');
const cases: number[] = JSON.parse(questions);
const run = await createGatewayRun({
  apiBase,
  questions: cases,
  objects: createFileStore(directory),
  settings: { concurrency: 25, haltAfter: 1_000 },
});
const startMegabytes = peakMegabytes();
// A chunk whose cases failed ends with an error; the ledger has the counts.
await run.work().catch(() => undefined);
const progress = await run.ledger.listSeatProgress('run-1', 1);
const total = (status: 'done' | 'failed') => progress.reduce((sum, chunk) => sum + chunk[status], 0);
const report: WorkerReport = {
  peakMegabytes: peakMegabytes(),
  startMegabytes,
  done: total('done'),
  failed: total('failed'),
};
console.log(JSON.stringify(report));
