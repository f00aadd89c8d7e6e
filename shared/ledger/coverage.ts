import * as z from 'zod';
import type { CaseRow } from './case-row.ts';
import { type CaseFailure, caseFailure, failureSchema, maxListed } from './failed-case.ts';
import type { Run } from './run-row.ts';

/** How many cases of a run are done, and why the others are not. */
export const coverageSchema = z.object({
  planned: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  pending: z.number().int(),
  /** Failed cases by class, most frequent first. */
  failures: z.array(z.tuple([z.string(), z.number().int()])),
  /** The first ten failed cases, when there are any. */
  firstFailed: z.array(failureSchema).optional(),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** Whether cases of the run failed or have not been run. */
export const isIncomplete = ({ failed, pending }: Pick<Coverage, 'failed' | 'pending'>): boolean =>
  failed + pending > 0;

type CountedRow = Pick<CaseRow, 'caseId' | 'status' | 'error'>;

export const coverageOf = async (
  run: Pick<Run, 'totals'>,
  rows: AsyncIterable<CountedRow> | Iterable<CountedRow>,
): Promise<Coverage> => {
  let done = 0;
  let failed = 0;
  const firstFailed: CaseFailure[] = [];
  const failures = new Map<string, number>();
  for await (const row of rows) {
    if (row.status === 'done') done += 1;
    if (row.status !== 'failed') continue;
    failed += 1;
    if (firstFailed.length < maxListed) firstFailed.push(caseFailure(row));
    const reason = row.error?.failure ?? 'unknown';
    failures.set(reason, (failures.get(reason) ?? 0) + 1);
  }
  const planned = run.totals.cases;
  return {
    planned,
    done,
    failed,
    pending: planned - done - failed,
    failures: [...failures].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
    ...(failed > 0 && { firstFailed }),
  };
};
