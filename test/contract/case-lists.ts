import { describe, expect, test } from 'vitest';
import { makeClaim, makeProgress, makeRun } from '../../tools/made-up/factories.ts';
import { claimFree, holdOf } from './case-claims.ts';
import type { LedgerContract } from './ledger-contract.ts';

const keys = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `case-${String(index).padStart(4, '0')}`);

export const describeCaseLists = ({ ledger, newRunId }: LedgerContract): void => {
  const claimAll = (runId: string, caseKeys: readonly string[]) =>
    Promise.all(
      caseKeys.map((caseKey) => claimFree(ledger(), makeClaim({ runId, caseKey, caseId: caseKey }))),
    );

  const listed = async (runId: string) => {
    const rows = [];
    for await (const row of ledger().listCases(runId)) rows.push(row);
    return rows;
  };

  describe('lists of cases', () => {
    test('cases are all read even if they need several requests', async () => {
      const runId = newRunId();
      const caseKeys = keys(230);
      await claimAll(runId, caseKeys);
      const rows = await ledger().getCases(runId, [...caseKeys, 'no-such-case']);
      expect(rows.map(({ caseKey }) => caseKey).sort()).toEqual(caseKeys);
    });

    test('no keys need no request', async () => {
      expect(await ledger().getCases(newRunId(), [])).toEqual([]);
    });

    test('rows of a run, which are spread over many partitions, are all listed', async () => {
      const runId = newRunId();
      const caseKeys = keys(100);
      await claimAll(runId, caseKeys);
      expect((await listed(runId)).map(({ caseKey }) => caseKey).sort()).toEqual(caseKeys);
    });

    test('rows of more than one page are listed, also those of an old run, which share a partition', async () => {
      const runId = newRunId();
      await ledger().createRun(makeRun({ runId, schema: 1 }));
      const caseKeys = keys(60);
      const rows = await claimAll(runId, caseKeys);
      // 60 rows of 30 KB are more than the 1 MB of a page.
      const message = 'x'.repeat(30_000);
      const turnCalls = [{ attempt: 1, round: 1, try: 1, sentAt: '2026-01-01T00:00:00.000Z', message }];
      await Promise.all(
        rows.map((row) => ledger().saveProgress(holdOf(runId, row), makeProgress({ turnCalls }))),
      );
      const found = await listed(runId);
      expect(found.map(({ caseKey }) => caseKey)).toEqual(caseKeys);
      expect(found.every((row) => row.turnCalls[0]?.message === message)).toBe(true);
    });

    test("a run's list has only its own cases", async () => {
      const [runId, otherRunId] = [newRunId(), newRunId()];
      await claimAll(otherRunId, keys(2));
      await claimAll(runId, ['mine']);
      expect((await listed(runId)).map(({ caseKey }) => caseKey)).toEqual(['mine']);
      expect(await listed(`${runId}-none`)).toEqual([]);
    });
  });
};
