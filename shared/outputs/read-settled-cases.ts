import { mapInOrder } from '../basics/map-in-order.ts';
import { present } from '../basics/present.ts';
import type { ManifestCase } from '../dataset/stored-datasets.ts';
import { type CallTotals, createCallCounter } from '../ledger/call-totals.ts';
import type { CaseRow } from '../ledger/case-row.ts';
import type { CaseLedger } from '../ledger/ledger.ts';
import { type CaseResult, caseResultSchema } from '../results/case-result.ts';
import { type ObjectStore, textOf } from '../storage/object-store.ts';
import { parseStored } from '../storage/parse-stored.ts';
import { UnreadableError } from '../storage/unreadable-error.ts';

/** What is kept of a settled case's row: there may be very many. */
export type SettledCase = Pick<
  CaseRow,
  'caseId' | 'status' | 'attempt' | 'error' | 'resultKey' | 'resultVersion'
>;

export interface SettledCases {
  /** In dataset order. */
  readonly settled: readonly SettledCase[];
  /** Of all cases, settled or not. */
  readonly calls: CallTotals;
}

/** Lists the rows of a run: keeps what is needed of settled cases and adds up the calls of all. */
export const readSettledCases = async (
  runId: string,
  cases: readonly Pick<ManifestCase, 'caseKey'>[],
  ledger: Pick<CaseLedger, 'listCases'>,
): Promise<SettledCases> => {
  const settled = new Map<string, SettledCase>();
  const counter = createCallCounter();
  for await (const row of ledger.listCases(runId)) {
    counter.add(row);
    const { caseKey, caseId, status, attempt, error, resultKey, resultVersion } = row;
    if (status !== 'done' && status !== 'failed') continue;
    settled.set(caseKey, {
      caseId,
      status,
      attempt,
      ...present({ error, resultKey, resultVersion }),
    });
  }
  return { settled: cases.flatMap(({ caseKey }) => settled.get(caseKey) ?? []), calls: counter.finish() };
};

/** Case results fetched ahead of the one being read. */
const fetchedAhead = 64;

export interface StoredCaseResult {
  readonly text: string;
  readonly result: CaseResult;
}

/**
 * The cases' results, in the order of the cases given, each in the version that its row names.
 * @throws {UnreadableError} naming the object
 */
export const caseResults = (
  settled: readonly SettledCase[],
  objects: ObjectStore,
): AsyncIterable<StoredCaseResult> =>
  mapInOrder(settled, fetchedAhead, async ({ caseId, resultKey, resultVersion }) => {
    const object = resultKey && (await objects.get(resultKey, resultVersion));
    if (!object) {
      throw new Error(
        `The result of case ${caseId} (${resultKey}) is missing from the bucket. Ask the case again: \`npx liveclin rerun <run> --case ${caseId}\`.`,
      );
    }
    const result = parseStored(object, caseResultSchema);
    if (result.case_id !== caseId)
      throw new UnreadableError(object.location, `it is the result of case ${result.case_id}, not ${caseId}`);
    return { text: textOf(object), result };
  });
