import { describe, expect, test } from 'vitest';
import { seatsPartition } from '../../../../shared/ledger/ledger-keys.ts';
import { calmResults, createEvaluation } from '../../../support/runs/evaluation.ts';

const questions = [6, 6, 6, 5, 5, 5, 4, 4, 4, 3, 3, 3];
const place = { runId: 'run-1', plan: 1, seat: 1 };

/** Ten minutes a call at most, two on average: a worker starts turns for less than five of its fifteen minutes. */
const slow = { questions, settings: { timeout: 600, concurrency: 4 }, latencyMs: () => 120_000 };

describe('the lanes of a seat', () => {
  test('take turns without a gap: never more conversations than slots, nothing asked twice, the calm results', async () => {
    const evaluation = await createEvaluation(slow);
    const { input, clock, model } = evaluation;
    const startedAt = clock.now();
    const lanes = [0, 1, 2, 3].map((lane) =>
      evaluation.child({ input: { ...input, place: { ...input.place, lane } } }),
    );
    const outputs = await Promise.all(lanes);
    expect(outputs.reduce((done, output) => done + ('done' in output ? output.done : 0), 0)).toBe(12);
    expect(model.maxAtOnce).toBe(4);
    expect(model.calls).toHaveLength(54);
    expect(await evaluation.results()).toEqual(await calmResults({ questions }));
    // 54 calls of two minutes in four slots take at least 27 minutes; a gap at every relay would take far longer.
    expect(clock.now() - startedAt).toBeLessThan(1.1 * 27 * 60_000);
    expect((await evaluation.ledger.listLanes(place)).length).toBeGreaterThan(1);
  });

  test('hand over although the table fails at that moment, and look again for cases that could not be read', async () => {
    const evaluation = await createEvaluation(slow);
    const { input, ledger, model } = evaluation;
    const failed = new Set<string>();
    const shaky = new Proxy(ledger, {
      get: (object, name: keyof typeof ledger) => {
        const method = object[name] as (...args: unknown[]) => Promise<unknown>;
        return async (...args: unknown[]) => {
          const isReleased = name === 'getCases' && (args[1] as string[]).length < questions.length;
          if ((name === 'saveLane' || isReleased) && !failed.has(name)) {
            failed.add(name);
            throw new Error(`${name} failed`);
          }
          return method(...args);
        };
      },
    });
    await Promise.all(
      [0, 1, 2, 3].map((lane) =>
        evaluation.child({
          input: { ...input, place: { ...input.place, lane } },
          dependencies: { ledger: shaky },
        }),
      ),
    );
    expect([...failed].sort()).toEqual(['getCases', 'saveLane']);
    expect(model.calls).toHaveLength(54);
    expect(await evaluation.results()).toEqual(await calmResults({ questions }));
  });

  test('end at once when the seat is finished, although they still wait for their shifts', async () => {
    const evaluation = await createEvaluation({ questions: [2, 2] });
    const { input, clock } = evaluation;
    const startedAt = clock.now();
    const second = evaluation.child({ input: { ...input, place: { ...input.place, lane: 1 } } });
    await Promise.all([evaluation.child(), second]);
    expect(clock.now() - startedAt).toBeLessThan(60_000);
    expect(await evaluation.ledger.getSeat(place)).toMatchObject({ isOver: true });
  });

  test('go on where a worker died that was finishing its last calls: one repeated request each at most', async () => {
    const evaluation = await createEvaluation(slow);
    const { input, model, clock } = evaluation;
    let isLeaving = false;
    await evaluation.killed(({ name }) => {
      if (name === 'ledger.saveLane') isLeaving = true;
      return isLeaving && name === 'ledger.pauseCase' ? 'die before' : undefined;
    });
    const held = (await evaluation.ledger.listLanes(place)).flatMap(({ holding }) => holding);
    expect(held).toHaveLength(4);
    await clock.sleep(5_000);
    await evaluation.child({ input: { ...input, place: { ...input.place, lane: 1 } } });
    expect(await evaluation.results()).toEqual(await calmResults({ questions }));
    expect(model.calls.length).toBeLessThanOrEqual(54 + 4);
  });
});

test('a seat row that says nothing is over leaves the seat to the next lane', async () => {
  const evaluation = await createEvaluation({ questions: [2] });
  evaluation.ledger.overwriteRow(seatsPartition('run-1', 1), 'SEAT#1', {
    version: 7,
    onDuty: { lane: 5, until: evaluation.clock.now() - 1 },
    waiting: [],
    taken: [],
    isOver: false,
  });
  expect(await evaluation.child()).toMatchObject({ status: 'DONE', done: 1 });
});
