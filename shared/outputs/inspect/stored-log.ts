import type { Run } from '../../ledger/run-row.ts';
import type { CaseResult } from '../../results/case-result.ts';
import type { ResultsHead } from '../../results/results-file.ts';
import { inspectLogKey } from '../../storage/keys.ts';
import type { ObjectStore } from '../../storage/object-store.ts';
import { caseWithoutTexts } from '../export/without-texts.ts';
import { createArchiveLog } from './archive-log.ts';
import { logKinds } from './log-kind.ts';

/** A larger archive would be full (`zip-members.ts`). */
const mostCases = 60_000;

export interface StoredLog extends AsyncDisposable {
  add(judged: CaseResult): Promise<void>;
  finish(head: ResultsHead): Promise<void>;
}

const noLog: StoredLog = {
  add: async () => undefined,
  finish: async () => undefined,
  [Symbol.asyncDispose]: async () => undefined,
};

/** The log of a run's cases, written into the bucket where `inspect view` lists the logs of all runs; it has no texts. */
export const openInspectLog = (run: Run, objects: ObjectStore): StoredLog => {
  if (run.totals.cases > mostCases) return noLog;
  const writer = objects.openWriter(inspectLogKey(run), 'application/zip');
  const log = createArchiveLog({ kind: logKinds.cases, model: run.identity.model }, (piece) =>
    writer.write(piece),
  );
  return {
    add: (judged) => log.add(caseWithoutTexts(judged)),
    finish: async (head) => {
      await log.finish(head);
      await writer.finish();
    },
    [Symbol.asyncDispose]: () => writer[Symbol.asyncDispose](),
  };
};
