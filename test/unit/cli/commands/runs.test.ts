import { describe, expect, it } from 'vitest';
import { formatRuns } from '../../../../cli/commands/runs.ts';
import { listRuns } from '../../../../cli/run/list-runs.ts';
import { listExitCode } from '../../../../cli/terminal/unreadable-entries.ts';
import { createExecutions } from '../../../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../../../shared/adapters/memory/memory-ledger.ts';
import { caseLayout, caseSort, metaSort, runPartition } from '../../../../shared/ledger/ledger-keys.ts';
import { ModelCallError } from '../../../../shared/model/model-call-error.ts';
import { currentSchema } from '../../../../shared/storage/schema-version.ts';
import { makeClaim, makeRun } from '../../../../tools/made-up/factories.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';

/** Three runs, the one in the middle with one claimed case. */
const desk = async () => {
  const ledger = createMemoryLedger();
  for (const day of [1, 2, 3])
    await ledger.createRun(makeRun({ runId: `run-${day}`, startedAt: `2026-01-0${day}T10:00:00.000Z` }));
  await ledger.claimCase(makeClaim({ runId: 'run-2' }));
  return { ledger, executions: createExecutions().executions };
};

const plain = { paint: (_: unknown, text: string) => text };

describe('`runs`', () => {
  it('lists all of them, newest first', async () => {
    const stack = await desk();
    expect((await listRuns(stack, 20)).map(({ runId, state }) => [runId, state])).toEqual([
      ['run-3', 'incomplete'],
      ['run-2', 'incomplete'],
      ['run-1', 'incomplete'],
    ]);
    expect(await listRuns(stack, 1)).toHaveLength(1);
  });

  it('shows a run whose own row is damaged as unreadable, with its reason, and the others as ever', async () => {
    const stack = await desk();
    const before = await listRuns(stack, 20);
    stack.ledger.overwriteRow(runPartition('run-2'), metaSort, { runId: 'run-2' });
    const runs = await listRuns(stack, 20);
    expect(runs[1]).toEqual({
      runId: 'run-2',
      state: 'unreadable',
      reason: expect.stringContaining('Cannot read row RUN#run-2 / META of table memory: '),
    });
    expect([runs[0], runs[2]]).toEqual([before[0], before[2]]);
    const [header, ...lines] = formatRuns(runs, plain).split('\n');
    expect(header).toMatch(/^RUN +MODEL +DATASET +CASES +CASE ACC +STATE +STARTED$/);
    expect(lines.slice(0, 3)).toEqual([
      expect.stringMatching(/^run-3 +made-up-model +made-up +0\/1 +- +incomplete +2026-01-03 10:00$/),
      expect.stringMatching(/^run-2 +- +- +- +- +unreadable +-$/),
      expect.stringMatching(/^run-1 +made-up-model +made-up +0\/1 +- +incomplete +2026-01-01 10:00$/),
    ]);
    expect(lines[3]).toContain('Cannot read row RUN#run-2 / META');
    expect(listExitCode(before)).toBe(0);
    expect(listExitCode(runs)).toBe(1);
  });

  it('shows what is known of a run of which a case is damaged', async () => {
    const stack = await desk();
    const partition = caseLayout('run-2', currentSchema).partitionOf('90000001');
    stack.ledger.overwriteRow(partition, caseSort('90000001'), { status: 'done' });
    const [, run] = await listRuns(stack, 20);
    expect(run).toMatchObject({
      runId: 'run-2',
      state: 'unreadable',
      cases: 1,
      startedAt: '2026-01-02T10:00:00.000Z',
      reason: expect.stringContaining(`${partition} / CASE#90000001`),
    });
    expect(formatRuns(run ? [run] : [], plain)).toMatch(
      /run-2 +made-up-model +made-up +\?\/1 +- +unreadable/,
    );
  });

  it('a run is listed with its model, dataset, cases, case accuracy and state', async () => {
    const evaluation = await createEvaluation({
      questions: [1, 1, 2],
      settings: { maxRetries: 1, rounds: 1 },
      script: ({ caseKey }) =>
        caseKey === '90000003' ? new ModelCallError('server error', 'down') : undefined,
    });
    await evaluation.child().catch(() => undefined);
    const { executions } = createExecutions();
    const runs = await listRuns({ ledger: evaluation.ledger, executions }, 5);
    const [header, line] = formatRuns(runs, plain).split('\n');
    expect(header).toMatch(/^RUN +MODEL +DATASET +CASES +CASE ACC +STATE +STARTED$/);
    expect(runs[0]).toMatchObject({ done: 2, cases: 3, caseAccuracy: 2 / 3, state: 'incomplete' });
    expect(line).toMatch(
      /^run-1 +made-up-model +made-up +2\/3 +66\.7% +incomplete +\d{4}-\d\d-\d\d \d\d:\d\d$/,
    );
  });

  it('a run without a settled case has no accuracy, and a selection says of how many', () => {
    const run = { runId: 'r', state: 'running', done: 0, cases: 50, datasetCases: 1_407, model: 'm' };
    const text = formatRuns(
      [{ ...run, dataset: 'd', caseAccuracy: null, startedAt: '2026-01-01T00:00:00.000Z' }],
      plain,
    );
    expect(text).toMatch(/^r +m +d +0\/50 of 1407 +- +running +2026-01-01 00:00$/m);
    expect(formatRuns([], plain)).toBe('No runs yet.\n');
  });
});
