import { describe, expect, test } from 'vitest';
import { executionArn } from '../../shared/adapters/memory/memory-executions.ts';
import { CaseLostError } from '../../shared/ledger/ledger.ts';
import type { ReopenRequest } from '../../shared/ledger/reopen-case.ts';
import { makeClaim, makeProgress } from '../../tools/made-up/factories.ts';
import { claimFree, holdOf } from './case-claims.ts';
import type { LedgerContract } from './ledger-contract.ts';

const caseKey = '90000001';
const calls = { sent: 4, served: 3, failed: 1 };

const makeReopening = (runId: string, overrides: Partial<ReopenRequest> = {}): ReopenRequest => ({
  runId,
  caseKey,
  executionArn: executionArn('again'),
  plan: 2,
  ...overrides,
});

export const describeCaseReopenings = ({ ledger, newRunId }: LedgerContract): void => {
  const settled = async (status: 'done' | 'failed' = 'done') => {
    const runId = newRunId();
    const row = await claimFree(ledger(), makeClaim({ runId }));
    const hold = holdOf(runId, row);
    const progress = makeProgress({ turn: 2, calls });
    await ledger().finishCase(hold, { status, progress, resultKey: 'results/1', resultVersion: 'v1' });
    const read = async () => (await ledger().getCases(runId, [caseKey]))[0];
    return { runId, hold, progress, read };
  };

  describe('cases that start over', () => {
    test.each(['done', 'failed'] as const)(
      'a %s one is free again at its first question; what it came to is kept as an earlier attempt',
      async (status) => {
        const { runId, read } = await settled(status);
        await ledger().reopenCase(makeReopening(runId));
        const reopened = await read();
        expect(reopened).toMatchObject({ status: 'paused', plan: 2, attempt: 2, turn: 0, fence: 2 });
        expect(reopened).not.toHaveProperty('resultVersion');
        const again = await claimFree(ledger(), makeClaim({ runId, plan: 2, owner: 'owner-2' }));
        expect(again).toMatchObject({
          status: 'running',
          attempt: 2,
          turn: 0,
          outcomes: [],
          calls: { sent: 0, served: 0, failed: 0 },
          startFence: 2,
          fence: 3,
          earlier: [
            {
              attempt: 1,
              status,
              calls,
              resultKey: 'results/1',
              resultVersion: 'v1',
              reopenedBy: executionArn('again'),
            },
          ],
        });
      },
    );

    test('a repeat by the same execution changes nothing, whatever has happened to the case since', async () => {
      const { runId, read } = await settled();
      await ledger().reopenCase(makeReopening(runId));
      const once = await read();
      await ledger().reopenCase(makeReopening(runId));
      // A retry of Plan has raised the plan number.
      await ledger().reopenCase(makeReopening(runId, { plan: 3 }));
      expect(await read()).toEqual(once);

      const row = await claimFree(ledger(), makeClaim({ runId, plan: 3 }));
      const second = { resultKey: 'results/1', resultVersion: 'v2' };
      await ledger().finishCase(holdOf(runId, row), {
        ...second,
        status: 'done',
        progress: makeProgress({ turn: 2 }),
      });
      await ledger().reopenCase(makeReopening(runId, { plan: 4 }));
      expect(await read()).toMatchObject({ ...second, status: 'done', attempt: 2 });
    });

    test('a redrive of an earlier execution does not restart a case that another execution has run since', async () => {
      const { runId, read } = await settled();
      await ledger().reopenCase(makeReopening(runId));
      await ledger().reopenCase(makeReopening(runId, { plan: 3, executionArn: executionArn('third') }));
      const twice = await read();
      expect(twice?.earlier).toHaveLength(2);
      expect(twice).toMatchObject({ attempt: 3, startFence: 3 });
      await ledger().reopenCase(makeReopening(runId, { plan: 4 }));
      expect(await read()).toEqual(twice);
    });

    test('the previous holder can neither write nor claim the case any more', async () => {
      const runId = newRunId();
      const row = await claimFree(ledger(), makeClaim({ runId }));
      const hold = holdOf(runId, row);
      await ledger().saveProgress(hold, makeProgress({ turn: 1, calls }));
      await ledger().reopenCase(makeReopening(runId));
      const reopened = (await ledger().getCases(runId, [caseKey]))[0];
      expect(reopened?.earlier).toEqual([
        { attempt: 1, status: 'running', calls, reopenedBy: executionArn('again') },
      ]);
      await expect(ledger().saveProgress(hold, makeProgress({ turn: 2 }))).rejects.toThrow(CaseLostError);
      const finished = { resultKey: 'results/1', resultVersion: 'late', progress: makeProgress() };
      await expect(ledger().finishCase(hold, { ...finished, status: 'done' })).rejects.toThrow(CaseLostError);
      expect(await ledger().claimCase(makeClaim({ runId }))).toEqual({ refused: reopened });
    });

    test('a case that a later plan holds is left to it; a case without a row gets none', async () => {
      const { runId, read } = await settled();
      const before = await read();
      await ledger().reopenCase(makeReopening(runId, { plan: 0 }));
      expect(await read()).toEqual(before);
      await ledger().reopenCase(makeReopening(runId, { caseKey: 'unseen' }));
      expect(await ledger().getCases(runId, ['unseen'])).toEqual([]);
    });
  });
};
