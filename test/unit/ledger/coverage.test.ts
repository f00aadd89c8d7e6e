import { expect, test } from 'vitest';
import type { CaseRow } from '../../../shared/ledger/case-row.ts';
import { coverageOf } from '../../../shared/ledger/coverage.ts';
import { describeOpenCases } from '../../../shared/print/describe-open-cases.ts';
import { makeRun } from '../../../tools/made-up/factories.ts';

const row = (status: CaseRow['status'], failure?: string) =>
  ({ status, ...(failure ? { error: { failure } } : {}) }) as CaseRow;

const coverage = (cases: number, rows: CaseRow[]) =>
  coverageOf(makeRun({ totals: { cases, questions: cases } }), rows);

test('cases without a row, running and paused ones are pending', async () => {
  const counted = await coverage(6, [row('done'), row('running'), row('paused'), row('failed', 'timeout')]);
  expect(counted).toMatchObject({ planned: 6, done: 1, failed: 1, pending: 4 });
});

test('failures are counted by class, most frequent first, ties by name', async () => {
  const failed = ['timeout', 'rate limit', 'timeout', 'connection'].map((failure) => row('failed', failure));
  expect((await coverage(4, failed)).failures).toEqual([
    ['timeout', 2],
    ['connection', 1],
    ['rate limit', 1],
  ]);
});

test('a complete run has no open cases to describe', async () => {
  expect(describeOpenCases(await coverage(1, [row('done')]))).toBeUndefined();
});

test('open cases are described with their reasons', async () => {
  const counted = await coverage(1_500, [row('failed', 'timeout'), row('done')]);
  expect(describeOpenCases(counted)).toBe('1,499 of 1,500 cases not done (1 timeout, 1,498 not run)');
});
