import { describe, expect, test } from 'vitest';

import { concludeRun } from '../../../../functions/conclude-run/conclude-run.ts';
import { createExecutions, executionArn } from '../../../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../../../shared/adapters/memory/memory-ledger.ts';
import type { CaseError } from '../../../../shared/ledger/case-row.ts';
import type { Coverage } from '../../../../shared/ledger/coverage.ts';
import type { CaseLedger } from '../../../../shared/ledger/ledger.ts';
import type { Run } from '../../../../shared/ledger/run-row.ts';
import { makeClaim, makeProgress, makeRun, makeSettings } from '../../../../tools/made-up/factories.ts';

const rerun = { decision: 'RERUN' };
const incomplete = { name: 'CasesIncomplete' };

const failure = (failed: string): CaseError => ({
  failure: failed,
  message: 'made up',
  question: 0,
  firstAt: '2026-01-01T00:00:00.000Z',
  lastAt: '2026-01-01T00:00:00.000Z',
});

/** A run of as many cases as given, of which none is settled. */
const desk = async (cases = 1, overrides: Partial<Run> = {}) => {
  const ledger = createMemoryLedger();
  const { executions, set } = createExecutions();
  await ledger.createRun(makeRun({ totals: { cases, questions: cases }, ...overrides }));
  const settle = async (caseKey: string, status: 'done' | 'failed', error?: CaseError) => {
    const run = await ledger.getRun('run-1');
    const claim = await ledger.claimCase(makeClaim({ caseKey, plan: run?.plan ?? 0 }));
    if (!('claimed' in claim)) throw new Error('refused');
    const hold = { runId: 'run-1', caseKey, fence: claim.claimed.fence };
    const result = { resultKey: 'key', resultVersion: 'v1', progress: makeProgress(), error };
    await ledger.finishCase(hold, { status, ...result });
  };
  let listings = 0;
  const listCases: CaseLedger['listCases'] = (runId) => {
    listings += 1;
    return ledger.listCases(runId);
  };
  /** Step Functions gets to Conclude: by a transition from the plan's Map, or by the count-th redrive of it. */
  const conclude = ({
    name = 'run-1',
    plan,
    redrives,
    coverage,
  }: {
    name?: string;
    plan: number;
    redrives: number;
    coverage?: Coverage;
  }) => {
    set(name, { status: 'RUNNING', redriveCount: redrives });
    const event = { runId: 'run-1', executionArn: executionArn(name), plan, coverage };
    return concludeRun(event, { ledger: { ...ledger, listCases }, executions });
  };
  /** Plan runs: the RERUN way back, or another execution. */
  const plan = async (name = 'run-1') => {
    const expected = (await ledger.getRun('run-1'))?.activeExecution ?? '';
    const lock = { runId: 'run-1', executionArn: executionArn(name), expected, settings: makeSettings() };
    return (await ledger.lockRun(lock)) ?? 0;
  };
  return { ledger, settle, conclude, plan, listings: () => listings };
};

describe('the judgement', () => {
  test('is DONE when every case is', async () => {
    const { settle, conclude } = await desk(2);
    await settle('a', 'done');
    await settle('b', 'done');
    expect(await conclude({ plan: 1, redrives: 0 })).toEqual({ decision: 'DONE', done: 2 });
  });

  test('says how many cases are left, why, and what to do', async () => {
    const { settle, conclude } = await desk(1_407);
    for (const caseKey of ['a', 'b', 'c']) await settle(caseKey, 'failed', failure('timeout'));
    await settle('d', 'failed', failure('rate limit'));
    await expect(conclude({ plan: 1, redrives: 0 })).rejects.toThrow(
      '1,407 of 1,407 cases not done (3 timeout, 1 rate limit, 1,403 not run (worker failed)). Redrive, or start an execution with resume = run-1: only these 1,407 cases run.',
    );
  });

  test('uses the singular for a single case', async () => {
    const { settle, conclude } = await desk(2);
    await settle('a', 'done');
    await settle('b', 'failed', failure('timeout'));
    await expect(conclude({ plan: 1, redrives: 0 })).rejects.toThrow(
      '1 of 2 cases not done (1 timeout). Redrive, or start an execution with resume = run-1: only this case runs.',
    );
  });

  test.each([
    ['finished', {}],
    ['stopped', { stopping: true }],
    ['halted', { halted: { failure: 'access denied', message: 'No\nkey.', at: 'now' } }],
  ])('of a %s run names the cases that failed in one line', async (_, state) => {
    const { settle, conclude } = await desk(3, state);
    await settle('a', 'failed', { ...failure('server error'), question: 1, message: 'HTTP 500:\n boom' });
    const cause = conclude({ plan: 1, redrives: 0 });
    await expect(cause).rejects.toThrow(
      / The cases that failed: 90000001 Q2 server error: HTTP 500: boom\.$/,
    );
    await expect(cause).rejects.toThrow(/^[^\n]+$/);
  });

  test('of a halted run is RunHalted with the reason', async () => {
    const halted = { failure: 'access denied', message: 'Incorrect API key provided.', at: 'now' };
    const { conclude } = await desk(3, { halted });
    await expect(conclude({ plan: 1, redrives: 0 })).rejects.toMatchObject({
      name: 'RunHalted',
      message: expect.stringContaining('(access denied): Incorrect API key provided. 3 of 3 cases not done'),
    });
  });

  test('of a stopped run is RunStopped, and says how to continue', async () => {
    const { conclude } = await desk(3, { stopping: true });
    await expect(conclude({ plan: 1, redrives: 0 })).rejects.toMatchObject({
      name: 'RunStopped',
      message: expect.stringContaining('start an execution with resume = run-1'),
    });
  });

  test('of a run that was told to stop after its last case is DONE', async () => {
    const { settle, conclude } = await desk(1, { stopping: true });
    await settle('a', 'done');
    expect(await conclude({ plan: 1, redrives: 0 })).toEqual({ decision: 'DONE', done: 1 });
  });

  test('of a run that does not exist is RunNotFound', async () => {
    const { ledger } = await desk();
    const { executions } = createExecutions();
    const event = { runId: 'run-2', executionArn: executionArn('run-2'), plan: 1 };
    await expect(concludeRun(event, { ledger, executions })).rejects.toMatchObject({ name: 'RunNotFound' });
  });
});

const half: Coverage = { planned: 2, done: 1, failed: 1, pending: 0, failures: [['timeout', 1]] };
const whole: Coverage = { planned: 2, done: 2, failed: 0, pending: 0, failures: [] };

describe('what Summarize has counted', () => {
  test('is used as it is: no row is listed again', async () => {
    const { conclude, listings } = await desk(2);
    await expect(conclude({ plan: 1, redrives: 0, coverage: half })).rejects.toThrow(
      '1 of 2 cases not done (1 timeout).',
    );
    expect(await conclude({ plan: 1, redrives: 0, coverage: whole })).toEqual({ decision: 'DONE', done: 2 });
    expect(listings()).toBe(0);
  });

  test('is not used by a redrive, which goes back to Plan; the next count is', async () => {
    const { conclude, plan, listings } = await desk(2);
    await expect(conclude({ plan: 1, redrives: 0, coverage: half })).rejects.toMatchObject(incomplete);
    expect(await conclude({ plan: 1, redrives: 1, coverage: half })).toEqual(rerun);
    expect(await plan()).toBe(2);
    expect(await conclude({ plan: 2, redrives: 1, coverage: whole })).toEqual({ decision: 'DONE', done: 2 });
    expect(listings()).toBe(0);
  });

  test('is out of date when another plan has worked on the run since: the rows are listed', async () => {
    const { conclude, plan, settle, listings } = await desk(2);
    expect(await plan('second')).toBe(2);
    for (const caseKey of ['a', 'b']) await settle(caseKey, 'done');
    expect(await conclude({ plan: 1, redrives: 0, coverage: half })).toEqual({ decision: 'DONE', done: 2 });
    expect(listings()).toBe(1);
  });
});

describe('a sequence of executions, plans and redrives', () => {
  test('the first throw, and a retry of the same invocation, judge', async () => {
    const { conclude, ledger } = await desk();
    await expect(conclude({ plan: 1, redrives: 0 })).rejects.toMatchObject(incomplete);
    await expect(conclude({ plan: 1, redrives: 0 })).rejects.toMatchObject(incomplete);
    expect((await ledger.getRun('run-1'))?.lastThrow).toEqual({
      executionArn: executionArn('run-1'),
      plan: 1,
      redriveCount: 0,
    });
  });

  test('a redrive goes back to Plan, even when its response was lost and it is called again', async () => {
    const { conclude } = await desk();
    await expect(conclude({ plan: 1, redrives: 0 })).rejects.toMatchObject(incomplete);
    expect(await conclude({ plan: 1, redrives: 1 })).toEqual(rerun);
    expect(await conclude({ plan: 1, redrives: 1 })).toEqual(rerun);
  });

  test('a redrive whose plan ends with cases left throws again; a second redrive goes back again', async () => {
    const { conclude, plan } = await desk();
    await expect(conclude({ plan: 1, redrives: 0 })).rejects.toMatchObject(incomplete);
    expect(await conclude({ plan: 1, redrives: 1 })).toEqual(rerun);
    expect(await plan()).toBe(2);
    await expect(conclude({ plan: 2, redrives: 1 })).rejects.toMatchObject(incomplete);
    await expect(conclude({ plan: 2, redrives: 1 })).rejects.toMatchObject(incomplete);
    expect(await conclude({ plan: 2, redrives: 2 })).toEqual(rerun);
  });

  test('a redrive that ends well is DONE', async () => {
    const { conclude, plan, settle } = await desk();
    await expect(conclude({ plan: 1, redrives: 0 })).rejects.toMatchObject(incomplete);
    expect(await conclude({ plan: 1, redrives: 1 })).toEqual(rerun);
    await plan();
    await settle('a', 'done');
    expect(await conclude({ plan: 2, redrives: 1 })).toEqual({ decision: 'DONE', done: 1 });
  });

  test('stopped inside the Map, then redriven: Conclude is reached by a transition and judges', async () => {
    const { conclude } = await desk();
    await expect(conclude({ plan: 1, redrives: 1 })).rejects.toMatchObject(incomplete);
    expect(await conclude({ plan: 1, redrives: 2 })).toEqual(rerun);
  });

  test('RERUN, then stopped inside the Map, then redriven: it judges the new plan', async () => {
    const { conclude, plan } = await desk();
    await expect(conclude({ plan: 1, redrives: 0 })).rejects.toMatchObject(incomplete);
    expect(await conclude({ plan: 1, redrives: 1 })).toEqual(rerun);
    expect(await plan()).toBe(2);
    await expect(conclude({ plan: 2, redrives: 2 })).rejects.toMatchObject(incomplete);
    expect(await conclude({ plan: 2, redrives: 3 })).toEqual(rerun);
  });

  test('a new execution judges, whatever the one before threw', async () => {
    const { conclude, plan } = await desk();
    await expect(conclude({ plan: 1, redrives: 3 })).rejects.toMatchObject(incomplete);
    expect(await plan('second')).toBe(2);
    await expect(conclude({ name: 'second', plan: 2, redrives: 0 })).rejects.toMatchObject(incomplete);
    expect(await conclude({ name: 'second', plan: 2, redrives: 1 })).toEqual(rerun);
  });

  test('what another execution threw for the same plan does not make this one a redrive', async () => {
    const { conclude } = await desk();
    await expect(conclude({ plan: 1, redrives: 0 })).rejects.toMatchObject(incomplete);
    await expect(conclude({ name: 'second', plan: 1, redrives: 5 })).rejects.toMatchObject(incomplete);
  });

  test('where nothing is known of the execution, the count is 0 and it judges', async () => {
    const { ledger } = await desk();
    const { executions } = createExecutions();
    const event = { runId: 'run-1', executionArn: executionArn('run-1'), plan: 1 };
    await expect(concludeRun(event, { ledger, executions })).rejects.toMatchObject(incomplete);
    await expect(concludeRun(event, { ledger, executions })).rejects.toMatchObject(incomplete);
  });
});
