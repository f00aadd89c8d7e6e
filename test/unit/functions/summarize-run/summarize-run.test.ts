import { describe, expect, test } from 'vitest';
import { summarizeRun } from '../../../../functions/summarize-run/summarize-run.ts';
import { runKeys } from '../../../../shared/storage/keys.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';

const event = { runId: 'run-1' };

describe('Summarize', () => {
  test('stores every file of the results and returns only counts of cases', async () => {
    const { ledger, objects, clock, child } = await createEvaluation({ questions: [2, 1] });
    await child();
    const answer = await summarizeRun(event, { ledger, objects, now: clock.now });
    expect(answer).toEqual({ planned: 2, done: 2, failed: 0, pending: 0, failures: [] });
    for (const name of ['summaryText', 'details', 'summary', 'results', 'report', 'failures'] as const)
      expect(await objects.exists(runKeys[name]('run-1')), name).toBe(true);
  });

  test('records the end only when the files are there: until then they are built on request', async () => {
    const { ledger, objects, clock, child } = await createEvaluation({ questions: [2, 1] });
    await child();
    const openWriter = (...place: Parameters<typeof objects.openWriter>) => ({
      ...objects.openWriter(...place),
      finish: () => Promise.reject(new Error('the bucket is gone')),
    });
    const full = { ...objects, openWriter };
    const now = clock.now;
    await expect(summarizeRun(event, { ledger, objects: full, now })).rejects.toThrow('the bucket is gone');
    expect((await ledger.getRun('run-1'))?.finishedAt).toBeUndefined();
    await summarizeRun(event, { ledger, objects, now });
    expect((await ledger.getRun('run-1'))?.finishedAt).toBe(new Date(now()).toISOString());
  });

  test('gives the same result when repeated', async () => {
    const { ledger, objects, clock, child } = await createEvaluation({ questions: [2, 1] });
    await child();
    const dependencies = { ledger, objects, now: clock.now };
    await summarizeRun(event, dependencies);
    const first = await objects.get(runKeys.results('run-1'));
    await clock.sleep(60_000);
    await summarizeRun(event, dependencies);
    expect((await objects.get(runKeys.results('run-1')))?.etag).toBe(first?.etag);
  });
});
