import fc from 'fast-check';
import { expect } from 'vitest';
import type { CaseRow } from '../../../shared/ledger/case-row.ts';
import { CaseLostError, type Hold, type Ledger } from '../../../shared/ledger/ledger.ts';
import { makeClaim, makeProgress } from '../../../tools/made-up/factories.ts';

/** What must be true of one case, stated without the ledger's own rules. */
export interface CaseModel {
  nowMs: number;
  plan: number;
  /** Claims that were granted, by their number: the last one alone may write. */
  claims: number;
  /** Which claim each process holds, undefined before its first and after its crash. */
  held: (number | undefined)[];
  status: 'pending' | 'running' | 'paused' | 'done' | 'failed';
  /** Of the last claim. */
  owner: string;
  claimPlan: number;
  leaseUntil: number;
  turn: number;
  /** The claim that finished the case for good. */
  doneBy: number | undefined;
  /** The claims that had finished the case each time it was made to start over. */
  setAside: (number | undefined)[];
}

export interface CaseReal {
  readonly ledger: Ledger;
  readonly holds: (Hold | undefined)[];
  readonly fences: number[];
}

/** Processes 0 and 1 are invocations of one chunk, 2 of another that must not get its cases. */
const ownerOf = (process: number): string => (process < 2 ? 'chunk-1' : 'chunk-2');

const leaseMs = 100;
const caseKey = '90000001';

type Command = fc.AsyncCommand<CaseModel, CaseReal>;

const readRow = async ({ ledger }: CaseReal): Promise<CaseRow | undefined> =>
  (await ledger.getCases('run-1', [caseKey]))[0];

/** After every step: the row says what the model says, and a finished case stays as it was finished. */
const expectSame = async (model: CaseModel, real: CaseReal): Promise<void> => {
  const row = await readRow(real);
  expect(row?.status ?? 'pending').toBe(model.status);
  expect(row?.turn ?? 0).toBe(model.turn);
  const earlier = row?.earlier ?? [];
  const versionOf = (claimed: number | undefined) => claimed && `of claim ${claimed}`;
  expect(earlier.map(({ status, resultVersion }) => (status === 'done' ? resultVersion : undefined))).toEqual(
    model.setAside.map(versionOf),
  );
  if (model.doneBy !== undefined) expect(row?.resultVersion).toBe(`of claim ${model.doneBy}`);
};

const step = (name: string, run: (model: CaseModel, real: CaseReal) => Promise<void>): Command => ({
  check: () => true,
  run: async (model, real) => {
    await run(model, real);
    await expectSame(model, real);
  },
  toString: () => name,
});

const isFree = (model: CaseModel, owner: string, plan: number): boolean => {
  if (model.status === 'pending') return true;
  if (model.status === 'done' || plan < model.claimPlan) return false;
  if (plan > model.claimPlan) return true;
  if (model.status === 'failed') return false;
  return model.status === 'paused' || owner === model.owner || model.leaseUntil <= model.nowMs;
};

/** @param behind how many plans the process's own is behind the run's: a zombie's still claims */
const claim = (process: number, behind: number): Command =>
  step(`claim(${process}, ${behind} behind)`, async (model, real) => {
    const owner = ownerOf(process);
    const plan = Math.max(1, model.plan - behind);
    const leaseUntil = model.nowMs + leaseMs;
    const answer = await real.ledger.claimCase(makeClaim({ owner, plan, now: model.nowMs, leaseUntil }));
    expect('claimed' in answer).toBe(isFree(model, owner, plan));
    if (!('claimed' in answer)) return;
    model.claims += 1;
    model.held[process] = model.claims;
    Object.assign(model, { status: 'running', owner, claimPlan: plan, leaseUntil });
    const { fence } = answer.claimed;
    expect(fence).toBeGreaterThan(Math.max(0, ...real.fences));
    real.fences.push(fence);
    real.holds[process] = { runId: 'run-1', caseKey, fence };
  });

const mayWrite = (model: CaseModel, process: number, statuses: readonly string[]): boolean =>
  model.held[process] === model.claims && statuses.includes(model.status);

/** Tries a write of a process that thinks it holds the case; it must go through exactly when `isAllowed`. */
const write = async (act: (hold: Hold) => Promise<void>, hold: Hold | undefined, isAllowed: boolean) => {
  if (!hold) return false;
  const written = await act(hold).then(
    () => true,
    (error: unknown) => {
      expect(error).toBeInstanceOf(CaseLostError);
      return false;
    },
  );
  expect(written).toBe(isAllowed);
  return written;
};

const turn = (process: number): Command =>
  step(`turn(${process})`, async (model, real) => {
    const leaseUntil = model.nowMs + leaseMs;
    const progress = makeProgress({ turn: model.turn + 1, leaseUntil });
    const save = (hold: Hold) => real.ledger.saveProgress(hold, progress);
    if (!(await write(save, real.holds[process], mayWrite(model, process, ['running'])))) return;
    Object.assign(model, { turn: model.turn + 1, leaseUntil });
  });

const pause = (process: number): Command =>
  step(`pause(${process})`, async (model, real) => {
    const progress = makeProgress({ turn: model.turn });
    const save = (hold: Hold) => real.ledger.pauseCase(hold, progress, model.nowMs);
    const isAllowed = mayWrite(model, process, ['running', 'paused']);
    if (await write(save, real.holds[process], isAllowed)) model.status = 'paused';
  });

const finish = (process: number, status: 'done' | 'failed'): Command =>
  step(`finish(${process}, ${status})`, async (model, real) => {
    const resultVersion = `of claim ${model.held[process]}`;
    const finished = {
      status,
      progress: makeProgress({ turn: model.turn }),
      resultKey: 'key',
      resultVersion,
    };
    const save = (hold: Hold) => real.ledger.finishCase(hold, finished);
    if (!(await write(save, real.holds[process], mayWrite(model, process, ['running', status])))) return;
    model.status = status;
    if (status === 'done') model.doneBy = model.held[process];
  });

const crash = (process: number): Command =>
  step(`crash(${process})`, async (model, real) => {
    model.held[process] = undefined;
    real.holds[process] = undefined;
  });

const pass = (ms: number): Command =>
  step(`pass(${ms} ms)`, async (model) => {
    model.nowMs += ms;
  });

const newPlan = (): Command =>
  step('newPlan', async (model) => {
    model.plan += 1;
  });

/** Always under the lock of a new plan: only a zombie can still be working on the case. */
const startOver = (): Command =>
  step('startOver', async (model, real) => {
    model.plan += 1;
    const { plan } = model;
    const executionArn = `execution of plan ${plan}`;
    await real.ledger.reopenCase({ runId: 'run-1', caseKey, plan, executionArn });
    if (model.status === 'pending') return;
    model.setAside.push(model.doneBy);
    model.claims += 1;
    real.fences.push(model.claims);
    Object.assign(model, {
      status: 'paused',
      owner: '',
      claimPlan: plan,
      leaseUntil: 0,
      turn: 0,
      doneBy: undefined,
    });
  });

const process = fc.integer({ min: 0, max: 2 });

/** Everything that may happen to a case, in any order. */
export const caseCommands = [
  fc.tuple(process, fc.constantFrom(0, 0, 1)).map(([who, behind]) => claim(who, behind)),
  process.map(turn),
  process.map(pause),
  fc
    .tuple(process, fc.constantFrom('done' as const, 'done' as const, 'failed' as const))
    .map(([who, status]) => finish(who, status)),
  process.map(crash),
  fc.constantFrom(1, leaseMs - 1, leaseMs).map(pass),
  fc.constant(newPlan()),
  fc.constant(startOver()),
];
