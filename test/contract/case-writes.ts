import { describe, expect, test } from 'vitest';
import { CaseLostError } from '../../shared/ledger/ledger.ts';
import { makeClaim, makeProgress } from '../../tools/made-up/factories.ts';
import { claimFree, holdOf } from './case-claims.ts';
import type { LedgerContract } from './ledger-contract.ts';

const call = { attempt: 1, round: 1, try: 1, sentAt: '2026-01-01T00:00:00.000Z' };
const done = { status: 'done', resultKey: 'results/1', resultVersion: 'v1' } as const;

export const describeCaseWrites = ({ ledger, newRunId }: LedgerContract): void => {
  const claimed = async () => {
    const runId = newRunId();
    const row = await claimFree(ledger(), makeClaim({ runId }));
    const read = async () => (await ledger().getCases(runId, [row.caseKey]))[0];
    return { runId, row, read, hold: holdOf(runId, row) };
  };

  describe('writes about a held case', () => {
    test("progress replaces the row's earlier progress and clears its request in flight", async () => {
      const { hold, read } = await claimed();
      await ledger().saveProgress(hold, makeProgress({ inFlight: call, turnCalls: [call] }));
      const outcomes = [{ outcome: 'answered' as const, answer: null, correct: false }];
      await ledger().saveProgress(hold, makeProgress({ turn: 1, outcomes }));
      const row = await read();
      expect(row).toMatchObject({ turn: 1, turnCalls: [], outcomes, status: 'running' });
      expect(row).not.toHaveProperty('inFlight');
    });

    test('sums of money come back as they were written', async () => {
      const { hold, read } = await claimed();
      const traffic = { inputTokens: 1, outputTokens: 2, failures: {}, usd: 0.1 + 0.2 + 1e-9 };
      await ledger().saveProgress(hold, makeProgress({ traffic }));
      expect((await read())?.traffic).toEqual(traffic);
    });

    test('texts come back as they were written, with U+FFFD for half a surrogate pair', async () => {
      const { hold, read } = await claimed();
      const message = 'NUL \u0000, ESC \u001b, C1 \u009b, U+FFFF \uffff, 🩺, quotes " \\';
      const half = 'cut in the middle of \ud83e';
      const turnCalls = [
        { ...call, message },
        { ...call, message: half },
      ];
      await ledger().saveProgress(hold, makeProgress({ turnCalls }));
      const shown = 'cut in the middle of \ufffd';
      expect((await read())?.turnCalls).toEqual([
        { ...call, message },
        { ...call, message: shown },
      ]);
      const error = { failure: half, message: half, question: 0, firstAt: '', lastAt: '' };
      await ledger().finishCase(hold, { ...done, status: 'failed', progress: makeProgress(), error });
      expect((await read())?.error).toEqual({ ...error, failure: shown, message: shown });
    });

    test('every write with an older fence is refused and changes nothing', async () => {
      const { runId, hold, read } = await claimed();
      await claimFree(ledger(), makeClaim({ runId, plan: 2, owner: 'owner-2' }));
      const before = await read();
      const progress = makeProgress({ turn: 9 });
      await expect(ledger().saveProgress(hold, progress)).rejects.toThrow(CaseLostError);
      await expect(ledger().pauseCase(hold, progress, 0)).rejects.toThrow(CaseLostError);
      await expect(ledger().finishCase(hold, { ...done, progress })).rejects.toThrow(CaseLostError);
      expect(await read()).toEqual(before);
    });

    test('a write about a case without a row is refused and creates none', async () => {
      const hold = { runId: newRunId(), caseKey: '90000001', fence: 1 };
      await expect(ledger().saveProgress(hold, makeProgress())).rejects.toThrow(CaseLostError);
      expect(await ledger().getCases(hold.runId, [hold.caseKey])).toEqual([]);
    });

    test('a paused case keeps its place and its time, and is free for any worker of its plan', async () => {
      const { runId, hold, read } = await claimed();
      await ledger().pauseCase(hold, makeProgress({ turn: 1, round: 2, triesUsed: 3 }), 123_456);
      expect(await read()).toMatchObject({
        status: 'paused',
        retryAt: 123_456,
        turn: 1,
        round: 2,
        triesUsed: 3,
      });
      const again = await claimFree(ledger(), makeClaim({ runId, owner: 'owner-2' }));
      expect(again).toMatchObject({ fence: 2, turn: 1, round: 2, triesUsed: 3 });
      expect(again).not.toHaveProperty('retryAt');
    });

    test('a repeated pause is a success', async () => {
      const { hold, read } = await claimed();
      await ledger().pauseCase(hold, makeProgress(), 5);
      await ledger().pauseCase(hold, makeProgress(), 5);
      expect(await read()).toMatchObject({ status: 'paused', retryAt: 5 });
    });

    test('a paused case takes no progress without a new claim', async () => {
      const { hold } = await claimed();
      await ledger().pauseCase(hold, makeProgress(), 5);
      await expect(ledger().saveProgress(hold, makeProgress())).rejects.toThrow(CaseLostError);
    });

    test('finishing records the exact version of the result, and a repeat is a success', async () => {
      const { hold, read } = await claimed();
      await ledger().saveProgress(hold, makeProgress({ inFlight: call }));
      const finished = {
        ...done,
        progress: makeProgress({ turn: 2, calls: { sent: 3, served: 3, failed: 0 } }),
      };
      await ledger().finishCase(hold, finished);
      const once = await read();
      await ledger().finishCase(hold, finished);
      expect(await read()).toEqual(once);
      expect(once).toMatchObject({ ...done, turn: 2, calls: { sent: 3, served: 3, failed: 0 } });
      expect(once).not.toHaveProperty('inFlight');
      expect(once).not.toHaveProperty('error');
    });

    test('a settled case accepts no further progress, pause or other outcome, not even from its own holder', async () => {
      const { hold, read } = await claimed();
      const progress = makeProgress();
      await ledger().finishCase(hold, { ...done, progress });
      const settled = await read();
      await expect(ledger().saveProgress(hold, progress)).rejects.toThrow(CaseLostError);
      await expect(ledger().pauseCase(hold, progress, 1)).rejects.toThrow(CaseLostError);
      const failed = { ...done, status: 'failed', progress } as const;
      await expect(ledger().finishCase(hold, failed)).rejects.toThrow(CaseLostError);
      expect(await read()).toEqual(settled);
    });
  });
};
