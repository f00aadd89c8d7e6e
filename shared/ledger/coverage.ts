import { formatCount } from '../basics/format-count.ts';
import type { CaseRow } from './case-row.ts';
import type { Run } from './run-row.ts';

/** How much of a run is there, and why the rest is not. */
export interface Coverage {
  readonly planned: number;
  readonly done: number;
  readonly failed: number;
  readonly pending: number;
  /** Failed cases by class, most frequent first. */
  readonly failures: readonly (readonly [reason: string, cases: number])[];
}

export const coverageOf = async (
  run: Run,
  rows: AsyncIterable<CaseRow> | Iterable<CaseRow>,
): Promise<Coverage> => {
  let done = 0;
  let failed = 0;
  const failures = new Map<string, number>();
  for await (const row of rows) {
    if (row.status === 'done') done += 1;
    if (row.status !== 'failed') continue;
    failed += 1;
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
  };
};

/** E.g. `27 of 1,407 cases not done (19 timeout, 8 rate limit)`; undefined when all are. */
export const describeOpenCases = (coverage: Coverage, pending = 'not run'): string | undefined => {
  const open = coverage.failed + coverage.pending;
  if (open === 0) return undefined;
  const reasons = coverage.failures.map(([reason, cases]) => `${formatCount(cases)} ${reason}`);
  if (coverage.pending > 0) reasons.push(`${formatCount(coverage.pending)} ${pending}`);
  return `${formatCount(open)} of ${formatCount(coverage.planned)} cases not done (${reasons.join(', ')})`;
};
