import { describe, expect, test } from 'vitest';
import { executionArn } from '../../../shared/adapters/memory/memory-executions.ts';
import { buildResults } from '../../../shared/outputs/build-results.ts';
import { createEvaluation, type Evaluation } from '../../support/runs/evaluation.ts';

const built = async ({ ledger, objects }: Evaluation) => {
  const run = await ledger.getRun('run-1');
  if (!run) throw new Error('no run');
  const results = await buildResults(run, { ledger, objects });
  const { summaryText: text, summary } = results.files;
  return { text, summary: JSON.parse(summary).summary };
};

const questions = [3, 2];

describe('calls in the summary', () => {
  test('of a calm run are all served, and its text is only the reference block', async () => {
    const evaluation = await createEvaluation({ questions });
    await evaluation.child();
    const { text, summary } = await built(evaluation);
    expect(summary.calls).toEqual({ sent: 5, served: 5, failed: 0, orphaned: 0 });
    expect(text).toMatch(/^\n=+\n {2}LiveClin Results/);
  });

  test('whose end is unknown are shown above the block of a complete run', async () => {
    const calm = await createEvaluation({ questions });
    await calm.child();
    const evaluation = await createEvaluation({ questions });
    await evaluation.killed(({ name, time }) =>
      name === 'model.askModel' && time === 2 ? 'die after' : undefined,
    );
    await evaluation.child();
    const { text, summary } = await built(evaluation);
    const { sent, served, failed, orphaned } = summary.calls;
    expect(sent).toBe(evaluation.model.calls.length);
    expect({ served, failed }).toEqual({ served: 5, failed: 0 });
    expect(orphaned).toBe(sent - 5);
    expect(orphaned).toBeGreaterThan(0);
    expect(text).toBe(
      `ORPHANED CALLS ${orphaned} of ${sent}: sent, no response recorded; may have been billed\n${(await built(calm)).text}`,
    );
  });

  test('of unsettled cases and of attempts that were set aside count too', async () => {
    const evaluation = await createEvaluation({ questions });
    await evaluation.child();
    const input = await evaluation.takeOver('again');
    for (const caseKey of evaluation.caseKeys.slice(0, 1))
      await evaluation.ledger.reopenCase({
        runId: 'run-1',
        caseKey,
        plan: input.plan,
        executionArn: executionArn('again'),
      });
    const open = await built(evaluation);
    expect(open.summary.calls).toEqual({ sent: 5, served: 5, failed: 0, orphaned: 0 });
    expect(open.text).toMatch(/^INCOMPLETE/);

    await evaluation.child({ input });
    expect((await built(evaluation)).summary.calls).toMatchObject({ sent: 8, served: 8 });
    expect(evaluation.model.calls).toHaveLength(8);
  });
});
