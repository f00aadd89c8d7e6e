import { describe, expect, test } from 'vitest';
import {
  type RerunFailedDependencies,
  rerunFailed,
} from '../../../../functions/rerun-failed/rerun-failed.ts';
import { createExecutions, executionArn } from '../../../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../../../shared/adapters/memory/memory-ledger.ts';
import { makeClaim, makeProgress, makeRun } from '../../../../tools/made-up/factories.ts';

const caseId = '90000001';
const message = (messageId: string, overrides: object = {}) => ({
  messageId,
  body: JSON.stringify({ runId: 'run-1', caseId, plan: 1, failure: 'timeout', ...overrides }),
});

/** A run whose execution has ended with one failed case. */
const desk = async () => {
  const ledger = createMemoryLedger();
  const { executions, set } = createExecutions();
  const clock = { nowMs: 1_000_000 };
  const started: { name: string; input: unknown }[] = [];
  const logged: string[] = [];
  const settle = async (status: 'done' | 'failed', { runId = 'run-1', plan = 1, caseKey = caseId } = {}) => {
    const claim = await ledger.claimCase(makeClaim({ runId, caseKey, caseId: caseKey, plan }));
    if (!('claimed' in claim)) throw new Error('refused');
    const result = { resultKey: 'key', resultVersion: 'v', progress: makeProgress() };
    await ledger.finishCase({ runId, caseKey, fence: claim.claimed.fence }, { status, ...result });
  };
  const addRun = async (runId: string, status: 'FAILED' | 'RUNNING' = 'FAILED') => {
    await ledger.createRun(makeRun({ runId, activeExecution: executionArn(runId) }));
    set(runId, { status });
    await settle('failed', { runId });
  };
  await addRun('run-1');
  const dependencies: RerunFailedDependencies = {
    ledger,
    executions,
    starter: {
      arnOf: executionArn,
      start: async (name, input) => {
        started.push({ name, input });
        set(name, { status: 'RUNNING' });
        return executionArn(name);
      },
    },
    now: () => clock.nowMs,
    log: (event) => logged.push(event),
  };
  const receive = async (
    messages: ReturnType<typeof message>[],
    overrides: Partial<RerunFailedDependencies> = {},
  ) => {
    const event = { Records: messages };
    const { batchItemFailures } = await rerunFailed(event, { ...dependencies, ...overrides });
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  return { ledger, set, clock, started, logged, settle, addRun, receive };
};

describe('messages in rerun-requests', () => {
  test('start one execution for each run, duplicates included', async () => {
    const { receive, addRun, settle, started } = await desk();
    await addRun('run-2');
    await settle('failed', { caseKey: '90000002' });
    const messages = [
      message('a'),
      message('b', { caseId: '90000002' }),
      message('a-again'),
      message('c', { runId: 'run-2' }),
    ];
    expect(await receive(messages)).toEqual([]);
    expect(started.map(({ input }) => input)).toEqual([{ resume: 'run-1' }, { resume: 'run-2' }]);
    for (const { name } of started) expect(name).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
  });

  test('delivered again name the same execution, other messages another one', async () => {
    const names = async (...ids: string[]) => {
      const { receive, started } = await desk();
      await receive(ids.map((id) => message(id)));
      return started.map(({ name }) => name);
    };
    const [once] = await names('a', 'b');
    expect(await names('b', 'a')).toEqual([once]);
    expect(await names('a', 'c')).not.toEqual([once]);
  });

  test('of a running run are delivered again later, and start nothing', async () => {
    const { receive, set, started } = await desk();
    set('run-1', { status: 'RUNNING' });
    expect(await receive([message('a'), message('b')])).toEqual(['a', 'b']);
    expect(started).toEqual([]);
    set('run-1', { status: 'FAILED' });
    expect(await receive([message('a'), message('b')])).toEqual([]);
    expect(started).toHaveLength(1);
  });

  test('that arrive while the execution they requested is still planning wait for it', async () => {
    const { receive, set, started } = await desk();
    await receive([message('a')]);
    expect(await receive([message('b')])).toEqual(['b']);
    set(started[0]?.name ?? '', { status: 'FAILED', error: 'PreflightFailed' });
    expect(await receive([message('b')])).toEqual([]);
    expect(started).toHaveLength(2);
  });

  test('whose invocation died before it could start the execution are not lost', async () => {
    const { receive, clock, started } = await desk();
    const starter = { arnOf: executionArn, start: () => Promise.reject(new Error('killed')) };
    expect(await receive([message('a')], { starter })).toEqual(['a']);
    expect(await receive([message('a')])).toEqual(['a']);
    clock.nowMs += 60_000;
    expect(await receive([message('a')])).toEqual([]);
    expect(started).toHaveLength(1);
  });

  test('in two batches at the same moment start one execution', async () => {
    const { receive, started } = await desk();
    const left = await Promise.all([receive([message('a')]), receive([message('b')])]);
    expect(started).toHaveLength(1);
    expect(left.flat()).toHaveLength(1);
  });

  test.each([
    ['a case that is now done', 'done'],
    ['a case that has failed again since, which has its own message', 'failed'],
  ] as const)('of %s are dropped with a log line', async (_, status) => {
    const { receive, settle, started, logged } = await desk();
    await settle(status, { plan: 2 });
    expect(await receive([message('a')])).toEqual([]);
    expect(started).toEqual([]);
    expect(logged).toEqual(['stale rerun requests dropped']);
  });

  test.each([
    ['an unknown run', message('a', { runId: 'nobody' })],
    ['an unknown case', message('a', { caseId: 'nobody' })],
    ['something else', { messageId: 'a', body: '{"hello": 1}' }],
    ['no JSON', { messageId: 'a', body: '<xml/>' }],
  ])('about %s are dropped with a log line', async (_, odd) => {
    const { receive, started, logged } = await desk();
    expect(await receive([odd])).toEqual([]);
    expect(started).toEqual([]);
    expect(logged).toHaveLength(1);
    expect(await receive([odd, message('b')])).toEqual([]);
    expect(started).toHaveLength(1);
  });

  test("a problem with one run delays only that run's messages", async () => {
    const { receive, addRun, ledger, started } = await desk();
    await addRun('run-2');
    const getRun = (runId: string) =>
      runId === 'run-1' ? Promise.reject(new Error('throttled')) : ledger.getRun(runId);
    const left = await receive([message('a'), message('b', { runId: 'run-2' })], {
      ledger: { ...ledger, getRun },
    });
    expect(left).toEqual(['a']);
    expect(started).toHaveLength(1);
  });
});
