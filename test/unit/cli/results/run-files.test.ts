import { describe, expect, it } from 'vitest';
import { loadRunFiles } from '../../../../cli/results/run-files.ts';
import { saveResults } from '../../../../shared/outputs/save-results.ts';
import { runKeys } from '../../../../shared/storage/keys.ts';
import { textOf } from '../../../../shared/storage/object-store.ts';
import { createEvaluation, type Evaluation } from '../../../support/runs/evaluation.ts';

const runId = 'run-1';

const storedRun = async ({ ledger, objects }: Evaluation) => {
  const run = await ledger.getRun(runId);
  if (!run) throw new Error('no run');
  return { run, stack: { ledger, objects } };
};

describe("a run's files", () => {
  it('are those that its last execution wrote', async () => {
    const evaluation = await createEvaluation({ questions: [2, 1] });
    await evaluation.child();
    await evaluation.ledger.updateRun(runId, { finishedAt: '2026-11-23T00:00:00.000Z' });
    const stored = await storedRun(evaluation);
    await saveResults(stored.run, stored.stack);
    await evaluation.objects.put(runKeys.report(runId), 'as it was left');
    const { report, results } = await loadRunFiles(stored, ['report', 'results']);
    expect(report).toBe('as it was left');
    const object = await evaluation.objects.get(runKeys.results(runId));
    expect(results).toBe(object && textOf(object));
  });

  it('are built from the current state when it wrote none, and are not stored', async () => {
    const evaluation = await createEvaluation({ questions: [2, 1] });
    await evaluation.child();
    const { report, results, summaryText } = await loadRunFiles(await storedRun(evaluation), [
      'report',
      'results',
      'summaryText',
    ]);
    expect(report).toMatch(/^<!doctype html>/);
    expect(JSON.parse(results)).toMatchObject({ summary: { total_cases: 2, total_mcqs: 3 } });
    expect(summaryText).toContain('LiveClin Results');
    for (const key of [runKeys.report(runId), runKeys.results(runId)]) {
      expect(await evaluation.objects.exists(key)).toBe(false);
    }
  });

  it('are the same bytes each time they are built', async () => {
    const evaluation = await createEvaluation({ questions: [2, 1, 3] });
    await evaluation.child();
    const stored = await storedRun(evaluation);
    const files = ['report', 'results', 'details'] as const;
    expect(await loadRunFiles(stored, files)).toEqual(await loadRunFiles(stored, files));
  });
});
