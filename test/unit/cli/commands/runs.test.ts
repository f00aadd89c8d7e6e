import { describe, expect, it } from 'vitest';
import { formatRuns, listRuns } from '../../../../cli/commands/runs.ts';
import { caseSort, metaSort } from '../../../../shared/adapters/aws/ledger-keys.ts';
import { createExecutions } from '../../../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../../../shared/adapters/memory/memory-ledger.ts';
import { makeClaim, makeRun } from '../../../../tools/made-up/factories.ts';

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
    stack.ledger.overwriteRow('run-2', metaSort, { runId: 'run-2' });
    const runs = await listRuns(stack, 20);
    expect(runs[1]).toEqual({
      runId: 'run-2',
      state: 'unreadable',
      reason: expect.stringContaining('Cannot read row RUN#run-2 / META of table memory: '),
    });
    expect([runs[0], runs[2]]).toEqual([before[0], before[2]]);
    const [header, ...lines] = formatRuns(runs, plain).split('\n');
    expect(header).toMatch(/^RUN +STATE +DONE +STARTED$/);
    expect(lines.slice(0, 3)).toEqual([
      expect.stringMatching(/^run-3 +incomplete +0\/1 cases +2026-01-03 10:00$/),
      expect.stringMatching(/^run-2 +unreadable +- +-$/),
      expect.stringMatching(/^run-1 +incomplete +0\/1 cases +2026-01-01 10:00$/),
    ]);
    expect(lines[3]).toContain('Cannot read row RUN#run-2 / META');
  });

  it('shows what is known of a run of which a case is damaged', async () => {
    const stack = await desk();
    stack.ledger.overwriteRow('run-2', caseSort('90000001'), { status: 'done' });
    const [, run] = await listRuns(stack, 20);
    expect(run).toMatchObject({
      runId: 'run-2',
      state: 'unreadable',
      cases: 1,
      startedAt: '2026-01-02T10:00:00.000Z',
      reason: expect.stringContaining('RUN#run-2 / CASE#90000001'),
    });
    expect(formatRuns(run ? [run] : [], plain)).toMatch(/run-2 +unreadable +\?\/1 cases/);
  });
});
