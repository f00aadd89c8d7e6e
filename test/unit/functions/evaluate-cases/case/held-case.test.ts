import { describe, expect, test } from 'vitest';
import { type HeldCase, holdCase } from '../../../../../functions/evaluate-cases/case/held-case.ts';
import { executionArn } from '../../../../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../../../../shared/adapters/memory/memory-ledger.ts';
import { createMemoryObjectStore } from '../../../../../shared/adapters/memory/memory-object-store.ts';
import { loadCheckpoint } from '../../../../../shared/conversation/checkpoints.ts';
import { runKeys } from '../../../../../shared/storage/keys.ts';
import { textOf } from '../../../../../shared/storage/object-store.ts';
import { aCase } from '../../../../../tools/made-up/a-case.ts';
import { makeClaim, makeRun, makeTurn } from '../../../../../tools/made-up/factories.ts';

const startMs = 5_000_000;
const call = (tryNumber: number) => ({
  attempt: 1,
  round: 1,
  try: tryNumber,
  sentAt: new Date(startMs + tryNumber).toISOString(),
});

/** A case of three questions, claimed again by every `hold()`. */
const desk = () => {
  const ledger = createMemoryLedger();
  const objects = createMemoryObjectStore();
  const run = makeRun();
  const evalCase = aCase({ keys: 'ABC' }).parsed();
  const hold = async (claim: Parameters<typeof makeClaim>[0] = {}): Promise<HeldCase> => {
    const claimed = await ledger.claimCase(makeClaim(claim));
    if (!('claimed' in claimed)) throw new Error('refused');
    return holdCase(
      { run, row: claimed.claimed, evalCase, files: {} },
      { ledger, objects, now: () => startMs, log: () => undefined },
    );
  };
  const row = async () => (await ledger.getCases(run.runId, ['90000001']))[0];
  return { ledger, objects, hold, row };
};

describe('a held case', () => {
  test('starts at its first question with nothing used up', async () => {
    const held = await desk().hold();
    expect(held.userTurns).toHaveLength(3);
    expect(held.turns).toEqual([]);
    expect(held.place).toEqual({ round: 1, triesUsed: 0, calls: [] });
  });

  test('records a request before it goes out, and renews its lease past the timeout', async () => {
    const { hold, row } = desk();
    const held = await hold();
    await held.announce(call(2), [{ ...call(1), ms: 5, failure: 'timeout' }]);
    const stored = await row();
    expect(stored).toMatchObject({
      inFlight: call(2),
      triesUsed: 1,
      turnCalls: [{ try: 1, failure: 'timeout' }],
      calls: { sent: 2, served: 0, failed: 1 },
    });
    expect(stored?.leaseUntil).toBeGreaterThan(startMs + makeRun().settings.timeout * 1_000);
  });

  test('continues after its last checkpoint, even when the row is behind it', async () => {
    const { hold } = desk();
    const held = await hold();
    await held.announce(call(1), []);
    const turn = makeTurn({ calls: [{ ...call(1), ms: 5 }] });
    await held.checkpoint(turn);
    const again = await hold();
    expect(again.turns).toEqual([turn]);
    // The request in flight in the row is the one whose reply the checkpoint has.
    expect(again.place).toEqual({ round: 1, triesUsed: 0, calls: [] });
  });

  test('records the calls that a second worker made for a turn that the first has saved', async () => {
    const { hold } = desk();
    const first = await hold();
    await first.announce(call(1), []);
    const second = await hold();
    await second.announce(call(2), []);
    await first.checkpoint(makeTurn({ calls: [{ ...call(1), ms: 5 }] }));
    const third = await hold();
    expect(third.turns).toHaveLength(1);
    expect(third.place).toEqual({ round: 1, triesUsed: 0, calls: [call(2)] });
  });

  test.each([
    ['empty', ''],
    ['cut off', '{"fence":1,"turns":[{"outcome":"ans'],
    ['of another form', '{"fence":"1","turns":{}}'],
    ['of a longer case', JSON.stringify({ fence: 1, turns: [makeTurn(), makeTurn(), makeTurn()] })],
  ])('starts over when its checkpoint is %s; the calls that it held count as orphaned', async (_, torn) => {
    const { hold, row, objects } = desk();
    const held = await hold();
    await held.announce(call(2), [{ ...call(1), ms: 5, failure: 'timeout' }]);
    await held.checkpoint(
      makeTurn({
        calls: [
          { ...call(1), ms: 5, failure: 'timeout' },
          { ...call(2), ms: 5 },
        ],
      }),
    );
    await held.announce(call(3), []);
    expect((await row())?.calls).toEqual({ sent: 3, served: 1, failed: 1 });
    const key = runKeys.checkpoint('run-1', '90000001');
    await objects.put(key, torn);

    // The second worker dies right after its announcement, with the checkpoint as torn as before.
    const second = await hold();
    expect(second.turns).toEqual([]);
    await second.announce(call(4), []);
    expect((await row())?.calls).toEqual({ sent: 4, served: 0, failed: 0 });

    const third = await hold();
    expect(third.place.calls).toEqual([call(3), call(4)]);
    await third.announce(call(5), []);
    await third.checkpoint(makeTurn({ calls: [...third.place.calls, { ...call(5), ms: 5 }] }));
    const fourth = await hold();
    expect(fourth.turns).toHaveLength(1);
    await fourth.announce(call(6), []);
    await fourth.settle('done', makeTurn({ calls: [{ ...call(6), ms: 5 }] }));
    // Two calls without a record any more, two in flight when their workers died, two served.
    expect(await row()).toMatchObject({ status: 'done', calls: { sent: 6, served: 2, failed: 0 } });
  });

  test('takes over the calls of its question, and the one in flight as an orphan', async () => {
    const { hold } = desk();
    const held = await hold();
    const failed = { ...call(1), ms: 5, failure: 'timeout' };
    await held.announce(call(2), [failed]);
    expect((await hold()).place).toEqual({ round: 1, triesUsed: 1, calls: [failed, call(2)] });
  });

  test('keeps its place over a pause', async () => {
    const { hold, row } = desk();
    const held = await hold();
    await held.checkpoint(makeTurn());
    const place = { round: 2, triesUsed: 3, calls: [{ ...call(1), ms: 5, failure: 'timeout' }] };
    await held.pause(place, startMs + 70_000);
    expect(await row()).toMatchObject({ status: 'paused', retryAt: startMs + 70_000, turn: 1 });
    const again = await hold();
    expect(again.place).toEqual(place);
    expect(again.turns).toHaveLength(1);
  });

  test('settles with the version of the result that the ledger names', async () => {
    const { hold, row, objects } = desk();
    const held = await hold();
    await held.checkpoint(makeTurn());
    await held.checkpoint(makeTurn({ reply: '\\boxed{B}' }));
    await held.settle('done', makeTurn({ reply: '\\boxed{J}' }));
    const stored = await row();
    expect(stored).toMatchObject({ status: 'done', calls: { sent: 3, served: 3, failed: 0 } });
    expect(stored?.outcomes.map(({ answer, correct }) => [answer, correct])).toEqual([
      ['A', true],
      ['B', true],
      ['J', false],
    ]);
    await objects.put(stored?.resultKey ?? '', '"a zombie\'s late put"');
    const named = await objects.get(stored?.resultKey ?? '', stored?.resultVersion);
    expect(JSON.parse(named ? textOf(named) : '')).toMatchObject({
      case_id: '90000001',
      total_mcqs: 3,
      correct_mcqs: 2,
    });
  });

  test('that another worker has claimed can neither announce, pause nor settle', async () => {
    const { hold, row } = desk();
    const old = await hold();
    await hold();
    const before = await row();
    await expect(old.announce(call(1), [])).rejects.toMatchObject({ name: 'CaseLost' });
    await expect(old.pause(old.place, 0)).rejects.toMatchObject({ name: 'CaseLost' });
    await expect(old.settle('done', makeTurn())).rejects.toMatchObject({ name: 'CaseLost' });
    expect(await row()).toEqual(before);
  });

  test('that another worker has saved cannot be overwritten', async () => {
    const { hold, objects } = desk();
    const old = await hold();
    const latest = await hold();
    await latest.checkpoint(makeTurn({ reply: 'latest' }));
    await expect(old.checkpoint(makeTurn({ reply: 'old' }))).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    const { turns } = await loadCheckpoint(objects, { runId: 'run-1', caseKey: '90000001' });
    expect(turns.map(({ reply }) => reply)).toEqual(['latest']);
  });

  test('that starts over begins at its first question, and ignores a late turn of its old worker', async () => {
    const { hold, row, objects, ledger } = desk();
    const old = await hold();
    await old.checkpoint(makeTurn());
    await ledger.reopenCase({
      runId: 'run-1',
      caseKey: '90000001',
      plan: 2,
      executionArn: executionArn('again'),
    });
    const fresh = await hold({ plan: 2 });
    expect(fresh.turns).toEqual([]);
    expect(fresh.place).toEqual({ round: 1, triesUsed: 0, calls: [] });

    await old.checkpoint(makeTurn({ reply: 'late' }));
    expect((await hold({ plan: 2 })).turns).toEqual([]);
    const latest = await hold({ plan: 2 });
    await latest.checkpoint(makeTurn({ reply: '\\boxed{B}' }));
    expect((await hold({ plan: 2 })).turns.map(({ reply }) => reply)).toEqual(['\\boxed{B}']);

    const last = await hold({ plan: 2 });
    await last.checkpoint(makeTurn());
    await last.settle('done', makeTurn());
    const stored = await row();
    expect(stored).toMatchObject({ status: 'done', attempt: 2, calls: { sent: 3 } });
    const result = await objects.get(stored?.resultKey ?? '', stored?.resultVersion);
    expect(JSON.parse(result ? textOf(result) : '')).toMatchObject({ attempt: 2, total_mcqs: 3 });
  });

  test('of a later attempt continues at the question that failed, with its calls so far', async () => {
    const { hold, row } = desk();
    const held = await hold();
    await held.checkpoint(makeTurn());
    const failed = makeTurn({
      outcome: 'errored',
      reply: null,
      error: 'API error: x',
      calls: [{ ...call(1), ms: 4, failure: 'timeout' }],
    });
    await held.settle('failed', failed);
    expect(await row()).toMatchObject({ status: 'failed', turn: 1 });
    const again = await hold({ plan: 2 });
    expect(again.turns).toHaveLength(1);
    expect(again.place).toEqual({ round: 1, triesUsed: 0, calls: failed.calls });
  });
});
