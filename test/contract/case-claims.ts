import { describe, expect, test } from 'vitest';
import type { CaseRow } from '../../shared/ledger/case-row.ts';
import type { CaseLedger, ClaimRequest, Hold } from '../../shared/ledger/ledger.ts';
import { makeClaim, makeProgress } from '../../tools/made-up/factories.ts';
import type { LedgerContract } from './ledger-contract.ts';

/** Claims a case that is known to be free. */
export const claimFree = async (ledger: CaseLedger, request: ClaimRequest): Promise<CaseRow> => {
  const claim = await ledger.claimCase(request);
  if (!('claimed' in claim)) throw new Error(`${request.caseKey} is not free`);
  return claim.claimed;
};

export const holdOf = (runId: string, { caseKey, fence }: CaseRow): Hold => ({ runId, caseKey, fence });

const aCall = { attempt: 1, round: 1, try: 1, sentAt: '2026-01-01T00:00:00.000Z' };

const aFailure = {
  failure: 'timeout',
  message: 'Request timed out.',
  question: 0,
  firstAt: aCall.sentAt,
  lastAt: aCall.sentAt,
};

export const describeCaseClaims = ({ ledger, newRunId }: LedgerContract): void => {
  describe('claims', () => {
    test('the first claim of a case creates its row', async () => {
      const runId = newRunId();
      const row = await claimFree(ledger(), makeClaim({ runId, caseId: 'https://doi.example/1' }));
      expect(row).toMatchObject({
        status: 'running',
        owner: 'owner-1',
        plan: 1,
        fence: 1,
        attempt: 1,
        turn: 0,
      });
      expect(await ledger().getCases(runId, ['90000001'])).toEqual([row]);
    });

    test('of many simultaneous claims exactly one gets the case', async () => {
      const runId = newRunId();
      const claims = await Promise.all(
        ['a', 'b', 'c', 'd'].map((owner) => ledger().claimCase(makeClaim({ runId, owner }))),
      );
      expect(claims.filter((claim) => 'claimed' in claim)).toHaveLength(1);
      const [row] = await ledger().getCases(runId, ['90000001']);
      expect(claims.filter((claim) => 'claimed' in claim && claim.claimed.owner === row?.owner)).toHaveLength(
        1,
      );
    });

    test('a claim by another owner of the same plan is refused while the lease runs, and shows who holds the case', async () => {
      const runId = newRunId();
      const row = await claimFree(ledger(), makeClaim({ runId }));
      const claim = await ledger().claimCase(makeClaim({ runId, owner: 'owner-2', now: row.leaseUntil - 1 }));
      expect(claim).toEqual({ refused: row });
    });

    test('an expired lease is taken over with a higher fence', async () => {
      const runId = newRunId();
      const first = await claimFree(ledger(), makeClaim({ runId }));
      const second = await claimFree(
        ledger(),
        makeClaim({ runId, owner: 'owner-2', now: first.leaseUntil, leaseUntil: first.leaseUntil + 5 }),
      );
      expect(second).toMatchObject({
        owner: 'owner-2',
        fence: 2,
        leaseUntil: first.leaseUntil + 5,
        attempt: 1,
      });
    });

    test('the same owner reclaims its case at once, with the request that was in flight', async () => {
      const runId = newRunId();
      const first = await claimFree(ledger(), makeClaim({ runId }));
      const progress = makeProgress({
        turn: 2,
        triesUsed: 1,
        inFlight: aCall,
        calls: { sent: 3, served: 2, failed: 0 },
      });
      await ledger().saveProgress(holdOf(runId, first), progress);
      const second = await claimFree(ledger(), makeClaim({ runId }));
      expect(second).toMatchObject({ ...progress, fence: 2, attempt: 1, status: 'running' });
    });

    test('a claim based on an outdated row reads the row again', async () => {
      const runId = newRunId();
      const seen = await claimFree(ledger(), makeClaim({ runId }));
      await ledger().saveProgress(
        holdOf(runId, seen),
        makeProgress({ turn: 1, leaseUntil: seen.leaseUntil + 1 }),
      );
      await ledger().pauseCase(holdOf(runId, seen), makeProgress({ turn: 2 }), 5);
      const again = await claimFree(ledger(), makeClaim({ runId, owner: 'owner-2', seen }));
      expect(again).toMatchObject({ turn: 2, fence: 2, owner: 'owner-2' });
      expect(again.retryAt).toBeUndefined();
    });

    test('a later plan takes over a running case with a fresh set of tries', async () => {
      const runId = newRunId();
      const first = await claimFree(ledger(), makeClaim({ runId }));
      await ledger().saveProgress(holdOf(runId, first), makeProgress({ turn: 1, round: 2, triesUsed: 4 }));
      const second = await claimFree(ledger(), makeClaim({ runId, owner: 'owner-2', plan: 2 }));
      expect(second).toMatchObject({ plan: 2, fence: 2, turn: 1, round: 1, triesUsed: 0, attempt: 1 });
    });

    test('an earlier plan cannot claim a case that a later one has touched', async () => {
      const runId = newRunId();
      const row = await claimFree(ledger(), makeClaim({ runId, owner: 'owner-2', plan: 2 }));
      await ledger().pauseCase(holdOf(runId, row), makeProgress(), 0);
      const claim = await ledger().claimCase(makeClaim({ runId, now: 9_999_999_999_999 }));
      expect(claim).toMatchObject({ refused: { plan: 2, status: 'paused' } });
    });

    test('a done case is never claimed again', async () => {
      const runId = newRunId();
      const row = await claimFree(ledger(), makeClaim({ runId }));
      const result = { resultKey: 'key', resultVersion: 'v1' };
      await ledger().finishCase(holdOf(runId, row), { status: 'done', progress: makeProgress(), ...result });
      for (const plan of [1, 2]) {
        const claim = await ledger().claimCase(makeClaim({ runId, plan, now: 9_999_999_999_999 }));
        expect(claim).toMatchObject({ refused: { status: 'done', ...result } });
      }
    });

    test('a failed case is settled for its own plan; a later plan makes a new attempt', async () => {
      const runId = newRunId();
      const row = await claimFree(ledger(), makeClaim({ runId }));
      const settled = { error: aFailure, resultKey: 'key', resultVersion: 'v1' };
      const progress = makeProgress({ turn: 1, turnCalls: [{ ...aCall, ms: 3 }] });
      await ledger().finishCase(holdOf(runId, row), { status: 'failed', progress, ...settled });
      expect(await ledger().claimCase(makeClaim({ runId }))).toMatchObject({ refused: { error: aFailure } });
      const again = await claimFree(ledger(), makeClaim({ runId, plan: 2 }));
      expect(again).toMatchObject({ status: 'running', attempt: 2, turn: 1, turnCalls: progress.turnCalls });
      expect(again.error).toBeUndefined();
    });
  });
};
