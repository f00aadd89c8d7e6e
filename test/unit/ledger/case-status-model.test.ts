import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMemoryLedger } from '../../../shared/adapters/memory/memory-ledger.ts';
import { makeClaim } from '../../../tools/made-up/factories.ts';
import { type CaseModel, type CaseReal, caseCommands } from './case-status-model.ts';

const newModel = (): CaseModel => ({
  nowMs: 1_000_000,
  plan: 1,
  claims: 0,
  held: [],
  status: 'pending',
  owner: '',
  claimPlan: 0,
  leaseUntil: 0,
  turn: 0,
  doneBy: undefined,
  setAside: [],
});

describe('the status of a case', () => {
  test('no interleaving of claim, turn, pause, finish, crash, expiry, takeover or restart loses a finished case or lets two finish it', async () => {
    let finished = 0;
    let setAside = 0;
    await fc.assert(
      fc.asyncProperty(fc.commands(caseCommands, { maxCommands: 60, size: 'max' }), async (commands) => {
        const model = newModel();
        const real: CaseReal = { ledger: createMemoryLedger(), holds: [], fences: [] };
        await fc.asyncModelRun(() => ({ model, real }), commands);
        const isSetAside = model.setAside.some((claim) => claim !== undefined);
        if (model.doneBy !== undefined || isSetAside) finished += 1;
        if (isSetAside) setAside += 1;
        // Nothing is stuck: the next plan takes what is not done.
        const plan = model.plan + 1;
        const claim = await real.ledger.claimCase(makeClaim({ plan, now: model.nowMs, owner: 'next' }));
        expect('claimed' in claim).toBe(model.status !== 'done');
      }),
      { numRuns: 500 },
    );
    // The property is about finished cases, also of those that start over: there must be some.
    expect(finished).toBeGreaterThan(30);
    expect(setAside).toBeGreaterThan(30);
  });
});
