import { describe, expect, test } from 'vitest';
import {
  caseLayout,
  caseSort,
  metaSort,
  progressSort,
  runPartition,
  seatsPartition,
} from '../../shared/ledger/ledger-keys.ts';
import { currentSchema } from '../../shared/storage/schema-version.ts';
import { makeClaim, makeRun, makeSeatProgress } from '../../tools/made-up/factories.ts';
import { claimFree } from './case-claims.ts';
import type { LedgerContract } from './ledger-contract.ts';

const casePartition = (runId: string, caseKey: string): string =>
  caseLayout(runId, currentSchema).partitionOf(caseKey);

/** What may be in the place of a row, made of the row that was there. */
const torn: readonly (readonly [string, (row: object) => object])[] = [
  ['empty', () => ({})],
  ["somebody else's", () => ({ 'written by': 'somebody else', list: 'RUNS', listSort: '2026' })],
  ['without a field', (row) => ({ ...row, plan: undefined, seat: undefined })],
  ['with a field of another type', (row) => ({ ...row, plan: 'two', seat: [1] })],
  ['with a number beyond a double', (row) => ({ ...row, plan: 1e30, seat: 1e30 })],
];

export const describeTornRows = ({ ledger, newRunId, overwriteRow }: LedgerContract): void => {
  const unreadable = (partition: string, sort: string) =>
    expect.objectContaining({
      name: 'Unreadable',
      message: expect.stringMatching(
        new RegExp(`^Cannot read row ${partition} / ${sort} of table [\\w-]+: `),
      ),
    });

  const listed = async <Row>(rows: AsyncIterable<Row>) => {
    const found: Row[] = [];
    for await (const row of rows) found.push(row);
    return found;
  };

  describe.each(torn)('a row that is %s', (_, tear) => {
    test('of a case is named by every read of it, and its neighbours are still read', async () => {
      const runId = newRunId();
      const row = await claimFree(ledger(), makeClaim({ runId }));
      const neighbour = await claimFree(ledger(), makeClaim({ runId, caseKey: 'next', caseId: 'next' }));
      await overwriteRow(casePartition(runId, row.caseKey), caseSort(row.caseKey), tear(row));
      const error = unreadable(casePartition(runId, row.caseKey), caseSort(row.caseKey));
      await expect(ledger().getCases(runId, [row.caseKey, 'next'])).rejects.toThrow(error);
      await expect(listed(ledger().listCases(runId))).rejects.toThrow(error);
      await expect(ledger().claimCase(makeClaim({ runId }))).rejects.toThrow(error);
      const reopen = { runId, caseKey: row.caseKey, executionArn: 'arn', plan: 1 };
      await expect(ledger().reopenCase(reopen)).rejects.toThrow(error);
      expect(await ledger().getCases(runId, ['next'])).toEqual([neighbour]);
    });

    test("of a run is named by a read of it, and is an entry of its own in the runs' list", async () => {
      const [run, other] = [makeRun({ runId: newRunId() }), makeRun({ runId: newRunId() })];
      for (const each of [run, other]) await ledger().createRun(each);
      await overwriteRow(runPartition(run.runId), metaSort, tear(run));
      const error = unreadable(runPartition(run.runId), metaSort);
      await expect(ledger().getRun(run.runId)).rejects.toThrow(error);
      const runs = await listed(ledger().listRuns());
      expect(runs.filter(({ runId }) => runId === run.runId)).toEqual([
        { runId: run.runId, unreadable: error },
      ]);
      expect(runs).toContainEqual(other);
    });

    test("of a seat's progress is named", async () => {
      const runId = newRunId();
      const place = [seatsPartition(runId, 1), progressSort(2)] as const;
      await overwriteRow(...place, tear(makeSeatProgress({ seat: 2 })));
      await expect(ledger().listSeatProgress(runId, 1)).rejects.toThrow(unreadable(...place));
    });
  });

  test("another case's row in the place of a row is not taken for the case", async () => {
    const runId = newRunId();
    const row = await claimFree(ledger(), makeClaim({ runId }));
    await overwriteRow(casePartition(runId, 'other'), caseSort('other'), row);
    await expect(ledger().getCases(runId, ['other'])).rejects.toThrow(
      `${casePartition(runId, 'other')} / CASE#other of table`,
    );
  });

  test("another run's row in the place of a row is not taken for the run", async () => {
    const [run, other] = [makeRun({ runId: newRunId() }), makeRun({ runId: newRunId() })];
    for (const each of [run, other]) await ledger().createRun(each);
    await overwriteRow(runPartition(run.runId), metaSort, other);
    await expect(ledger().getRun(run.runId)).rejects.toThrow(`it is the row of run ${other.runId}`);
  });
};
