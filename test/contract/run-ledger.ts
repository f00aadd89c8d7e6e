import { describe, expect, test } from 'vitest';
import { executionArn } from '../../shared/adapters/memory/memory-executions.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { startPaceLog } from '../../shared/pace/pace-log.ts';
import { assumedReplies } from '../../shared/quote/expected-replies.ts';
import { makeQuote } from '../../shared/quote/make-quote.ts';
import { makeRun, makeSeatProgress, makeSettings } from '../../tools/made-up/factories.ts';
import { inheritedNames, prototypes } from '../support/prototypes.ts';
import type { LedgerContract } from './ledger-contract.ts';

export const describeRunLedger = ({ ledger, newRunId }: LedgerContract): void => {
  const created = async (overrides: Partial<Run> = {}) => {
    const run = makeRun({ runId: newRunId(), ...overrides });
    await ledger().createRun(run);
    return run;
  };
  const lock = (run: Run, name: string, expected = run.activeExecution) =>
    ledger().lockRun({
      runId: run.runId,
      executionArn: executionArn(name),
      expected,
      settings: makeSettings({ concurrency: 7 }),
    });

  describe('runs', () => {
    test('a run is created once and read back as it was', async () => {
      const run = await created({ warnings: ['odd'], preflight: { ms: 3 } });
      expect(await ledger().createRun({ ...run, dataset: 'another' })).toBe(false);
      expect(await ledger().getRun(run.runId)).toEqual(run);
    });

    test('texts of a run come back as they were written, with U+FFFD for half a surrogate pair', async () => {
      const run = await created({ warnings: ['half \ud83e', 'NUL \u0000'] });
      await ledger().updateRun(run.runId, { halted: { failure: 'x', message: '\udd7a half', at: '' } });
      expect(await ledger().getRun(run.runId)).toMatchObject({
        warnings: ['half \ufffd', 'NUL \u0000'],
        halted: { message: '\ufffd half' },
      });
    });

    test('adaptations are added; the first one of each parameter stays', async () => {
      const { runId } = await created({ adaptations: undefined });
      const known = async () => (await ledger().getRun(runId))?.adaptations;
      expect(await known()).toBeUndefined();
      await ledger().noteAdaptations(runId, {});
      expect(await known()).toEqual({});
      const temperature = { change: 'removed', parameter: 'temperature', value: 0 } as const;
      const budget = { change: 'renamed', parameter: 'max_tokens', to: 'max_completion_tokens' } as const;
      await ledger().noteAdaptations(runId, { temperature });
      await ledger().noteAdaptations(runId, {
        temperature: { ...temperature, value: 1 },
        max_tokens: budget,
      });
      expect(await known()).toEqual({ temperature, max_tokens: budget });
    });

    test.each(inheritedNames.filter((name) => name !== '__proto__'))(
      'a member named %s is kept like any other',
      async (name) => {
        const before = prototypes();
        const { identity } = makeRun();
        const parameters = { [name]: { [name]: 1 } };
        const run = await created({
          identity: { ...identity, parameters },
          settings: makeSettings({ headers: { [name]: 'value' } }),
          adaptations: undefined,
        });
        expect(await ledger().getRun(run.runId)).toEqual(run);
        const adaptation = { change: 'removed', parameter: name, value: 0 } as const;
        await ledger().noteAdaptations(run.runId, { [name]: adaptation });
        const adapted = await ledger().getRun(run.runId);
        expect(Object.entries(adapted?.adaptations ?? {})).toEqual([[name, adaptation]]);
        expect(prototypes()).toEqual(before);
      },
    );

    test('prices change and go, the estimate stays', async () => {
      const run = await created();
      const quote = makeQuote({
        ...run.identity,
        loads: [{ turns: [{ textTokens: 100, pictures: [undefined] }] }],
        concurrency: 1,
        prices: { input: 0.1, output: 0.2, source: 'given' },
        replies: assumedReplies({ maxTokens: 100, mayReason: false }),
        advice: [],
      });
      const prices = {
        input: 2.5,
        output: 10,
        source: 'a list',
        tiers: { flex: { input: 1.25, output: 5 } },
      };
      await ledger().updateRun(run.runId, { quote, prices });
      expect(await ledger().getRun(run.runId)).toEqual({ ...run, quote, prices });
      await ledger().updateRun(run.runId, { prices: undefined });
      expect(await ledger().getRun(run.runId)).toEqual({ ...run, quote });
    });

    test('there is no run without a row', async () => {
      expect(await ledger().getRun(newRunId())).toBeUndefined();
    });

    test('the lock goes to the expected holder only, raises the plan and clears halt, stop and breaker', async () => {
      const run = await created();
      await ledger().updateRun(run.runId, {
        halted: { failure: 'access denied', message: 'no', at: run.startedAt },
        stopping: true,
        consecutiveFailures: 4,
        finishedAt: run.startedAt,
      });
      expect(await lock(run, 'second', executionArn('somebody else'))).toBeUndefined();
      expect(await ledger().getRun(run.runId)).toHaveProperty('halted');
      expect(await lock(run, 'second')).toBe(2);
      expect(await ledger().getRun(run.runId)).toEqual({
        ...run,
        activeExecution: executionArn('second'),
        plan: 2,
        settings: makeSettings({ concurrency: 7 }),
      });
    });

    test('of two executions that see the same holder, one gets the lock', async () => {
      const run = await created();
      const plans = await Promise.all([lock(run, 'second'), lock(run, 'third')]);
      expect(plans.filter((plan) => plan === 2)).toHaveLength(1);
      expect(plans.filter((plan) => plan === undefined)).toHaveLength(1);
    });

    test('of two that want to start a rerun from the same state, one may', async () => {
      const run = await created();
      const note = (name: string, expected?: string) =>
        ledger().requestRerun({
          runId: run.runId,
          executionArn: executionArn(name),
          requestedAt: 5,
          expected: expected && executionArn(expected),
        });
      expect((await Promise.all([note('a'), note('b')])).sort()).toEqual([false, true]);
      const first = (await ledger().getRun(run.runId))?.rerun?.executionArn === executionArn('a') ? 'a' : 'b';
      expect(await note('c')).toBe(false);
      expect(await note('c', 'nobody')).toBe(false);
      expect(await note('c', first)).toBe(true);
      expect(await ledger().getRun(run.runId)).toEqual({
        ...run,
        rerun: { executionArn: executionArn('c'), requestedAt: 5 },
      });
    });

    test('a rerun of a run that does not exist is not noted', async () => {
      const runId = newRunId();
      const note = { runId, executionArn: executionArn('a'), requestedAt: 5 };
      for (const expected of [undefined, executionArn('b')])
        expect(await ledger().requestRerun({ ...note, expected })).toBe(false);
      expect(await ledger().getRun(runId)).toBeUndefined();
    });

    test('the holder may take its own lock again and gets a new plan', async () => {
      const run = await created();
      expect(await lock(run, 'second')).toBe(2);
      expect(await lock(run, 'second', executionArn('second'))).toBe(3);
    });

    test('an update changes only the named fields; undefined removes one', async () => {
      const run = await created();
      await ledger().updateRun(run.runId, { stopping: true, consecutiveFailures: 3 });
      await ledger().updateRun(run.runId, { stopping: undefined as never });
      expect(await ledger().getRun(run.runId)).toEqual({ ...run, consecutiveFailures: 3 });
    });

    test('updating a run that does not exist does not create it', async () => {
      const runId = newRunId();
      await expect(ledger().updateRun(runId, { stopping: true })).rejects.toThrow();
      expect(await ledger().getRun(runId)).toBeUndefined();
    });

    test('failures of many workers are all counted', async () => {
      const run = await created();
      const counts = await Promise.all([1, 2, 3, 4, 5].map(() => ledger().countFailure(run.runId)));
      expect(counts.sort()).toEqual([1, 2, 3, 4, 5]);
      await ledger().updateRun(run.runId, { consecutiveFailures: 0 });
      expect(await ledger().countFailure(run.runId)).toBe(1);
    });

    test("a seat's progress is overwritten, never added, and kept per plan", async () => {
      const { runId } = await created();
      const change = { at: '2026-01-01T00:00:00.000Z', reason: 'refused', perMinute: 12.5 };
      const pace = { ...startPaceLog(), cuts: 1, refused: 3, waitedMs: 1_500, history: [change] };
      const waiting = { cases: 3, round: 2, from: 1_000, until: 2_000 };
      await ledger().saveSeatProgress(runId, 1, makeSeatProgress({ done: 1 }));
      await ledger().saveSeatProgress(runId, 1, makeSeatProgress({ done: 3 }));
      await ledger().saveSeatProgress(runId, 1, makeSeatProgress({ seat: 12, pace, waiting }));
      await ledger().saveSeatProgress(runId, 11, makeSeatProgress({ done: 5 }));
      const seats = await ledger().listSeatProgress(runId, 1);
      expect(seats.sort((a, b) => a.seat - b.seat)).toEqual([
        makeSeatProgress({ done: 3 }),
        makeSeatProgress({ seat: 12, pace, waiting }),
      ]);
      expect(await ledger().listSeatProgress(runId, 2)).toEqual([]);
    });

    test('runs are listed, newest first', async () => {
      const early = await created({ startedAt: '2026-02-01T00:00:00.000Z' });
      const late = await created({ startedAt: '2026-02-03T00:00:00.000Z' });
      const between = await created({ startedAt: '2026-02-02T00:00:00.000Z' });
      const ours = new Set([early.runId, late.runId, between.runId]);
      const listed = [];
      for await (const run of ledger().listRuns()) if (ours.has(run.runId)) listed.push(run);
      expect(listed).toEqual([late, between, early]);
    });
  });
};
