import { expect, test } from 'vitest';
import {
  type CaseEvent,
  observeCases,
} from '../../../../../functions/evaluate-cases/progress/observe-cases.ts';
import { createMemoryLedger } from '../../../../../shared/adapters/memory/memory-ledger.ts';
import { makeClaim, makeProgress } from '../../../../../tools/made-up/factories.ts';

const finished = { progress: makeProgress(), resultKey: 'cases/1', resultVersion: 'v1' };

/** A ledger with two observers, and what each was told of which case in which state. */
const observed = () => {
  const ledger = createMemoryLedger();
  const told: string[] = [];
  const observer = (name: string) => async (event: CaseEvent) => {
    const [row] = await ledger.getCases('run-1', ['90000001']);
    told.push(`${name}: ${event.kind} (${row?.status})`);
  };
  return { cases: observeCases(ledger, [observer('first'), observer('second')]), told };
};

const claim = async (cases: ReturnType<typeof observed>['cases'], overrides = {}) => {
  const answer = await cases.claimCase(makeClaim(overrides));
  if (!('claimed' in answer)) throw new Error('refused');
  const { caseKey, fence } = answer.claimed;
  return { runId: 'run-1', caseKey, fence };
};

test('every observer is told of each write in turn, once the ledger has it', async () => {
  const { cases, told } = observed();
  const hold = await claim(cases);
  await cases.saveProgress(hold, makeProgress());
  await cases.pauseCase(hold, makeProgress(), 0);
  await cases.finishCase(await claim(cases), { status: 'done', ...finished });
  expect(told).toEqual([
    'first: claimed (running)',
    'second: claimed (running)',
    'first: progressed (running)',
    'second: progressed (running)',
    'first: paused (paused)',
    'second: paused (paused)',
    'first: claimed (running)',
    'second: claimed (running)',
    'first: finished (done)',
    'second: finished (done)',
  ]);
});

test('no observer is told of a write that the ledger refuses', async () => {
  const { cases, told } = observed();
  const old = await claim(cases);
  await claim(cases);
  told.length = 0;
  const lost = { name: 'CaseLost' };
  await expect(cases.saveProgress(old, makeProgress())).rejects.toMatchObject(lost);
  await expect(cases.pauseCase(old, makeProgress(), 0)).rejects.toMatchObject(lost);
  await expect(cases.finishCase(old, { status: 'done', ...finished })).rejects.toMatchObject(lost);
  expect(told).toEqual([]);
});

test('a refused claim shows the row that another worker holds', async () => {
  const { cases, told } = observed();
  await claim(cases);
  await cases.claimCase(makeClaim({ owner: 'owner-2' }));
  expect(told.slice(2)).toEqual(['first: refused (running)', 'second: refused (running)']);
});
