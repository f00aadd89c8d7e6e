import { expect, it } from 'vitest';
import { buildResultTexts } from '../../../../shared/outputs/build-result-texts.ts';
import { makeReply } from '../../../../tools/made-up/factories.ts';
import type { Script } from '../../../support/model/recorded-model.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';

/** A router: two providers take turns, one of them serves a cheaper tier, and the first reply is empty. */
const router: Script = ({ question, time }) => {
  const usage = { input: 1_000, output: 100, billedUsd: 0.01 * (question + 1) };
  if (question === 0 && time === 1) return makeReply({ text: '', usage, servedProvider: 'Fast Cloud' });
  return question % 2 === 0
    ? makeReply({ usage, servedProvider: 'Fast Cloud', serviceTier: 'default' })
    : makeReply({ usage, servedProvider: 'Cheap Cloud', serviceTier: 'flex' });
};

it('a run through a router keeps who served each call, and costs what the router charged', async () => {
  const evaluation = await createEvaluation({ questions: [3, 2], script: router });
  await evaluation.child();
  const [seat] = await evaluation.ledger.listSeatProgress('run-1', 1);
  const money = { usd: expect.closeTo(0.11, 10), settledUsd: expect.closeTo(0.11, 10), pricedQuestions: 5 };
  expect(seat).toMatchObject(money);
  const run = await evaluation.ledger.getRun('run-1');
  if (!run) throw new Error('no run');
  const built = await buildResultTexts(run, evaluation);
  const { summary } = JSON.parse(built.files.summary);
  // Of the cases 1 + 2 + 3 and 1 + 2 cents, and a cent for each empty reply.
  expect(summary.cost).toEqual({
    usd: expect.closeTo(0.11, 10),
    complete: true,
    billed: { calls: 7, usd: expect.closeTo(0.11, 10) },
  });
  expect(summary.by_served.provider).toMatchObject({ 'Fast Cloud': { mcqs: 3 }, 'Cheap Cloud': { mcqs: 2 } });
  expect(summary.by_served.tier).toMatchObject({ default: { mcqs: 3 }, flex: { mcqs: 2 } });
  const { results } = built.files;
  const [{ mcqs }] = JSON.parse(results).cases;
  expect(mcqs[0].turn.calls).toMatchObject([
    { failure: 'empty reply', servedProvider: 'Fast Cloud', usage: { billedUsd: 0.01 } },
    { ms: 1_000 },
  ]);
  expect(mcqs[1].turn).toMatchObject({ servedProvider: 'Cheap Cloud', serviceTier: 'flex' });
});
