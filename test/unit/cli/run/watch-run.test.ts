import { describe, expect, it } from 'vitest';
import { watchRun } from '../../../../cli/run/watch-run.ts';
import { createExecutions, executionArn } from '../../../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../../../shared/adapters/memory/memory-ledger.ts';
import { makeRun, makeSeatProgress } from '../../../../tools/made-up/factories.ts';
import { createRecordedTerminal } from '../../../support/cli/recorded-terminal.ts';

const named = (name: string, message: string) => Object.assign(new Error(message), { name });
const unreachable = () => Object.assign(new Error('getaddrinfo ENOTFOUND dynamodb'), { code: 'ENOTFOUND' });

/** A planned run, and a terminal that remembers; `onPause` is called at each pause between two looks. */
const createDesk = async (onPause: (pause: number) => void = () => undefined) => {
  const ledger = createMemoryLedger();
  await ledger.createRun(makeRun({ totals: { cases: 2, questions: 6 } }));
  const { executions, set, forget } = createExecutions();
  set('run-1', { status: 'RUNNING' });
  const { terminal, progress: shown, notes } = createRecordedTerminal();
  const pauses: number[] = [];
  let clock = 0;
  const watch = (overrides: { ledger?: Partial<typeof ledger>; verbose?: boolean } = {}) =>
    watchRun(
      { runId: 'run-1', executionArn: executionArn('run-1') },
      { ledger: { ...ledger, ...overrides.ledger }, executions },
      {
        terminal,
        verbose: overrides.verbose,
        now: () => clock,
        sleep: async (ms) => {
          clock += ms;
          pauses.push(ms);
          if (pauses.length > 5_000) throw new Error('It does not end.');
          onPause(pauses.length);
        },
      },
    );
  return { ledger, set, forget, shown, notes, pauses, watch };
};

describe('watching a run', () => {
  it('shows each state until the execution ends, and says how', async () => {
    const desk = await createDesk((pause) => {
      if (pause === 2) desk.set('run-1', { status: 'FAILED', error: 'CasesIncomplete' });
    });
    await desk.ledger.saveSeatProgress('run-1', 1, makeSeatProgress({ questions: 3, done: 1 }));
    expect(await desk.watch()).toMatchObject({ status: 'FAILED', error: 'CasesIncomplete' });
    expect(desk.shown).toHaveLength(3);
    expect(desk.shown[0]).toContain('50% · 3/6 questions · 1/2 cases');
  });

  it('reads every two seconds at first, every ten in a long run', async () => {
    const desk = await createDesk((pause) => {
      if (pause === 1_000) desk.set('run-1', { status: 'SUCCEEDED' });
    });
    await desk.watch();
    expect(desk.pauses[0]).toBe(2_000);
    expect(desk.pauses[250]).toBe(2_000);
    expect(desk.pauses.at(-1)).toBe(10_000);
  });

  it('survives a network loss: keeps what it showed, says since when, and continues', async () => {
    let isLost = false;
    const desk = await createDesk((pause) => {
      isLost = pause >= 2 && pause < 9;
      if (pause === 10) desk.set('run-1', { status: 'SUCCEEDED' });
    });
    const getRun = async (runId: string) => {
      if (isLost) throw unreachable();
      return desk.ledger.getRun(runId);
    };
    expect(await desk.watch({ ledger: { getRun } })).toMatchObject({ status: 'SUCCEEDED' });
    expect(desk.shown[8]).toContain('0/6 questions');
    expect(desk.shown[8]).toMatch(/\nno connection for 14 s; the run continues · getaddrinfo ENOTFOUND/);
    expect(desk.shown.at(-1)).not.toContain('no connection');
  });

  it.each([
    ['ExpiredTokenException', 'The security token included in the request is expired', /aws sso login/],
    ['AccessDeniedException', 'User is not authorized', /Ask for this permission/],
  ])('ends with advice on %s, which is not transient', async (name, message, advice) => {
    const desk = await createDesk();
    const getRun = async () => {
      throw named(name, message);
    };
    const watching = desk.watch({ ledger: { getRun } });
    await expect(watching).rejects.toMatchObject({
      name: 'InvalidInput',
      message: expect.stringMatching(advice),
    });
    await expect(watching).rejects.toThrow('The run continues without this terminal.');
  });

  it('does not wait for an execution that Step Functions has forgotten', async () => {
    const desk = await createDesk();
    await desk.ledger.updateRun('run-1', { finishedAt: '2026-01-01T00:00:00.000Z' });
    desk.forget('run-1');
    expect(await desk.watch()).toBeUndefined();
    expect(desk.pauses).toEqual([]);
  });
});
