import { expect, test } from 'vitest';
import type { CaseRow } from '../../../shared/ledger/case-row.ts';
import { coverageOf } from '../../../shared/ledger/coverage.ts';
import { failedCasesSentence, formatFailedCases } from '../../../shared/print/describe-failed-cases.ts';
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

test('the first ten failed cases are named with their question and the last words, in one line', async () => {
  const error = { failure: 'timeout', message: 'no\n  answer', question: 1, firstAt: '', lastAt: '' };
  const rows = Array.from(
    { length: 12 },
    (_, index) => ({ ...row('failed'), caseId: `c${index}`, error }) as CaseRow,
  );
  const { firstFailed, ...counted } = await coverage(12, rows);
  expect(firstFailed).toHaveLength(10);
  expect(firstFailed?.[9]).toEqual({ caseId: 'c9', question: 2, failure: 'timeout', message: 'no answer' });
  const some = { ...counted, firstFailed: firstFailed?.slice(0, 1) };
  expect(failedCasesSentence(some)).toBe(' The cases that failed: c0 Q2 timeout: no answer; and 11 more.');
  expect(formatFailedCases(some)).toBe('Failed cases (12, the first 1):\n  c0 Q2 timeout: no answer\n');
  expect(await coverage(1, [row('done')])).not.toHaveProperty('firstFailed');
});

test('a complete run has no open cases to describe', async () => {
  expect(describeOpenCases(await coverage(1, [row('done')]))).toBeUndefined();
});

test('open cases are described with their reasons', async () => {
  const counted = await coverage(1_500, [row('failed', 'timeout'), row('done')]);
  expect(describeOpenCases(counted)).toBe('1,499 of 1,500 cases not done (1 timeout, 1,498 not run)');
});
