import { expect, it } from 'vitest';
import { noteIfAtWork } from '../../../../cli/results/results-source.ts';
import { createExecutions } from '../../../../shared/adapters/memory/memory-executions.ts';
import { makeRun } from '../../../../tools/made-up/factories.ts';
import { createRecordedTerminal } from '../../../support/cli/recorded-terminal.ts';

const notesOf = async (status: 'RUNNING' | 'ABORTED' | undefined, finishedAt?: string) => {
  const { executions, set } = createExecutions();
  if (status) set('run-1', { status });
  const { terminal, notes } = createRecordedTerminal();
  const run = { ...makeRun(), ...(finishedAt !== undefined && { finishedAt }) };
  await noteIfAtWork(run, { target: { local: true }, executions, terminal });
  return notes;
};

it('says that the figures of a run at work are those so far, and how to follow it', async () => {
  expect(await notesOf('RUNNING')).toEqual([
    expect.stringMatching(/^Run run-1 is still at work\. .*count as not run.*watch --local run-1$/),
  ]);
});

it.each([
  ['ended', 'RUNNING', '2026-11-22T10:15:00.000Z'],
  ['was ended from outside', 'ABORTED', undefined],
  ['is older than its execution is remembered', undefined, undefined],
] as const)('says nothing of a run that %s', async (_, status, finishedAt) => {
  expect(await notesOf(status, finishedAt)).toEqual([]);
});
