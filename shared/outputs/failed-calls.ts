import * as z from 'zod';
import { mapInOrder } from '../basics/map-in-order.ts';
import { type CallRecord, callRecordSchema } from '../conversation/call-record.ts';
import { loadCheckpoint } from '../conversation/checkpoints.ts';
import type { CaseRow } from '../ledger/case-row.ts';
import type { CaseLedger } from '../ledger/ledger.ts';
import type { FailedCall } from '../ledger/seat-progress.ts';
import { caseResultSchema } from '../results/case-result.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { parseAt, parseStored } from '../storage/parse-stored.ts';

interface FailedCallsDependencies {
  readonly ledger: Pick<CaseLedger, 'listCases'>;
  readonly objects: ObjectStore;
}

/** Case objects fetched ahead. */
const fetchedAhead = 32;

/**
 * Every call of a run that failed since a given time, in the order in which they were sent. Complete, as it is read from
 * each case's record; the chunks' progress keeps the latest only.
 * @param since epoch milliseconds
 */
export const failedCallsSince = async (
  runId: string,
  since: number,
  { ledger, objects }: FailedCallsDependencies,
): Promise<Omit<FailedCall, 'number'>[]> => {
  const rows: CaseRow[] = [];
  for await (const row of ledger.listCases(runId)) if (row.calls.failed > 0) rows.push(row);
  const failed: Omit<FailedCall, 'number'>[] = [];
  for await (const calls of mapInOrder(rows, fetchedAhead, (row) => failedCallsOf(runId, row, objects))) {
    failed.push(...calls.filter(({ at }) => Date.parse(at) >= since));
  }
  return failed.sort((a, b) => (a.at < b.at ? -1 : 1));
};

const failedCallsOf = async (
  runId: string,
  row: CaseRow,
  objects: ObjectStore,
): Promise<Omit<FailedCall, 'number'>[]> => {
  const questions = await callsByQuestion(runId, row, objects);
  return questions.flatMap((calls, index) =>
    calls.flatMap(({ failure, message, round, try: tryNumber, sentAt }) =>
      failure === undefined
        ? []
        : {
            caseId: row.caseId,
            question: index + 1,
            round,
            try: tryNumber,
            failure,
            message: message ?? '',
            at: sentAt,
          },
    ),
  );
};

const callsSchema = z.array(callRecordSchema);

const callsByQuestion = async (
  runId: string,
  { caseKey, startFence, status, turnCalls, resultKey, resultVersion }: CaseRow,
  objects: ObjectStore,
): Promise<readonly (readonly CallRecord[])[]> => {
  // A failed case that is running again still names its earlier result.
  if (resultKey === undefined || status === 'running' || status === 'paused') {
    const { turns } = await loadCheckpoint(objects, { runId, caseKey, startFence });
    return [...turns.map(({ calls }) => calls), turnCalls];
  }
  const object = await objects.get(resultKey, resultVersion);
  if (!object) return [];
  const { mcqs } = parseStored(object, caseResultSchema);
  return mcqs.map(({ turn }) => parseAt(object.location, turn?.calls ?? [], callsSchema));
};
