import type { Run } from '../../shared/ledger/run-row.ts';
import { buildResults } from '../../shared/outputs/build-results.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import { type ObjectStore, textOf } from '../../shared/storage/object-store.ts';
import type { Stack } from '../aws/connect-stack.ts';

export interface StoredRun {
  readonly run: Run;
  readonly stack: Pick<Stack, 'ledger' | 'objects'>;
}

type RunFile = 'summaryText' | 'details' | 'summary' | 'results' | 'report';

/**
 * Texts of what the run's last execution left; when it left nothing (it was stopped) or is still at work, of what the
 * same code makes of the state of things now.
 */
export const loadRunFiles = async <const Files extends readonly RunFile[]>(
  { run, stack }: StoredRun,
  files: Files,
): Promise<{ [Name in Files[number]]: string }> => {
  const keys = files.map((file) => runKeys[file](run.runId));
  const stored =
    run.finishedAt === undefined ? [] : await Promise.all(keys.map((key) => stack.objects.get(key)));
  const read = stored.flatMap((object) => (object ? [textOf(object)] : []));
  const texts = read.length === files.length ? read : await buildNow({ run, stack }, keys);
  return Object.fromEntries(files.map((file, index) => [file, texts[index]])) as {
    [Name in Files[number]]: string;
  };
};

const buildNow = async ({ run, stack }: StoredRun, keys: readonly string[]): Promise<string[]> => {
  const { objects, written } = withoutWrites(stack.objects, new Set(keys));
  await buildResults(run, { ...stack, objects });
  return keys.map((key) => written.get(key) ?? '');
};

/** The run may still be going: what it writes at its end must not be overwritten with an earlier state. */
const withoutWrites = (objects: ObjectStore, wanted: ReadonlySet<string>) => {
  const written = new Map<string, string>();
  const reading: ObjectStore = {
    ...objects,
    put: async (key, body) => {
      if (wanted.has(key)) written.set(key, Buffer.from(body).toString());
      return { etag: '', versionId: '' };
    },
    putStream: async (key, body) => {
      if (!wanted.has(key)) return;
      const parts: string[] = [];
      for await (const part of body) parts.push(part);
      written.set(key, parts.join(''));
    },
  };
  return { objects: reading, written };
};
