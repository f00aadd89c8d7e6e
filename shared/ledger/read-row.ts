import type * as z from 'zod';
import { parseAt } from '../storage/parse-stored.ts';
import { UnreadableError } from '../storage/unreadable-error.ts';
import { type CaseRow, caseRowSchema } from './case-row.ts';
import type { UnreadableRun } from './ledger.ts';
import { caseSort, runPartition } from './ledger-keys.ts';
import { type Run, runSchema } from './run-row.ts';

/** A row as it is in the table, its keys included. */
export type Item = Readonly<Record<string, unknown>>;

/** @throws {UnreadableError} naming table and keys */
export const readRow = <Schema extends z.ZodType>(
  tableName: string,
  item: Item,
  schema: Schema,
): z.output<Schema> => parseAt(locationOf(tableName, item), item, schema);

/** @throws {UnreadableError} naming table and keys, also for the row of another case */
export const readCaseRow = (tableName: string, item: Item): CaseRow => {
  const row = readRow(tableName, item, caseRowSchema);
  if (caseSort(row.caseKey) === item.sk) return row;
  throw new UnreadableError(locationOf(tableName, item), `it is the row of case ${row.caseKey}`);
};

/** @throws {UnreadableError} naming table and keys, also for the row of another run */
export const readRunRow = (tableName: string, item: Item): Run => {
  const run = readRow(tableName, item, runSchema);
  if (runPartition(run.runId) === item.pk) return run;
  throw new UnreadableError(locationOf(tableName, item), `it is the row of run ${run.runId}`);
};

/** For lists, which one bad row must not end. */
export const listedRunRow = (tableName: string, item: Item): Run | UnreadableRun => {
  try {
    return readRunRow(tableName, item);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { runId: String(item.pk).slice(runPartition('').length), unreadable: error };
  }
};

const locationOf = (tableName: string, { pk, sk }: Item): string => `row ${pk} / ${sk} of table ${tableName}`;
