import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calmResults, createEvaluation, type Evaluation } from '../../../support/runs/evaluation.ts';

/** Requests beyond the first for each question of each case, as `case/question: extra`. */
const repeats = ({ model, caseKeys }: Evaluation, questions: readonly number[]) =>
  caseKeys.map((caseKey, index) =>
    Array.from({ length: questions[index] ?? 0 }, (_, question) => model.count(caseKey, question) - 1),
  );

describe('a worker that dies', () => {
  const questions = [3];

  test('between checkpoint and ledger write: nothing is asked twice', async () => {
    const evaluation = await createEvaluation({ questions });
    await evaluation.killed(({ name, time }) =>
      name === 'objects.put' && time === 1 ? 'die after' : undefined,
    );
    await evaluation.child();
    expect(repeats(evaluation, questions)).toEqual([[0, 0, 0]]);
    expect(await evaluation.results()).toEqual(await calmResults({ questions }));
  });

  test('with a request in flight: it is sent once more, and the lost call is on record as an orphan', async () => {
    const evaluation = await createEvaluation({ questions });
    await evaluation.killed(({ name, time }) =>
      name === 'model.askModel' && time === 2 ? 'die after' : undefined,
    );
    await evaluation.child();
    expect(repeats(evaluation, questions)).toEqual([[0, 1, 0]]);
    expect(await evaluation.results()).toEqual(await calmResults({ questions }));
    const [row] = await evaluation.ledger.getCases('run-1', evaluation.caseKeys);
    expect(row?.calls).toEqual({ sent: 4, served: 3, failed: 0 });
  });

  test('between announcing a request and sending it: the request goes out once', async () => {
    const evaluation = await createEvaluation({ questions });
    await evaluation.killed(({ name }) => (name === 'model.askModel' ? 'die before' : undefined));
    await evaluation.child();
    expect(repeats(evaluation, questions)).toEqual([[0, 0, 0]]);
  });

  test('after the result was put and before the case was settled: only the last question is asked again', async () => {
    const evaluation = await createEvaluation({ questions });
    await evaluation.killed(({ name }) => (name === 'ledger.finishCase' ? 'die before' : undefined));
    await evaluation.child();
    expect(repeats(evaluation, questions)).toEqual([[0, 0, 1]]);
    expect(await evaluation.results()).toEqual(await calmResults({ questions }));
  });

  test('right after a case was settled: the case is not touched again', async () => {
    const evaluation = await createEvaluation({ questions });
    await evaluation.killed(({ name }) => (name === 'ledger.finishCase' ? 'die after' : undefined));
    expect(await evaluation.child()).toMatchObject({ status: 'DONE', done: 1, pending: 0 });
    expect(repeats(evaluation, questions)).toEqual([[0, 0, 0]]);
  });

  test('anywhere, any number of times: calm results, at most one repeated request per conversation and crash', async () => {
    const counts = [3, 2, 1];
    const calm = await calmResults({ questions: counts });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            step: fc.integer({ min: 1, max: 45 }),
            fate: fc.constantFrom('die before' as const, 'die after' as const),
          }),
          { maxLength: 4 },
        ),
        async (deaths) => {
          const evaluation = await createEvaluation({ questions: counts });
          let crashes = 0;
          for (const { step, fate } of deaths) {
            await evaluation
              .killed(({ total }) => (total === step ? fate : undefined))
              .then(
                () => {
                  crashes += 1;
                },
                () => undefined,
              );
          }
          await evaluation.child();
          expect(await evaluation.results()).toEqual(calm);
          const most = repeats(evaluation, counts).map((of) => of.reduce((sum, extra) => sum + extra, 0));
          expect(Math.max(...most)).toBeLessThanOrEqual(crashes);
          // Announced before it was sent: a crash in between counts one request too many, never one too few.
          for (const { caseKey, calls } of await evaluation.ledger.getCases('run-1', evaluation.caseKeys)) {
            const sent = evaluation.model.calls.filter((call) => call.caseKey === caseKey).length;
            expect(calls.sent).toBeGreaterThanOrEqual(sent);
            expect(calls.sent).toBeLessThanOrEqual(sent + crashes);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
