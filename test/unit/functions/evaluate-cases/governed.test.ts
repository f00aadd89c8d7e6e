import { describe, expect, it } from 'vitest';
import { poolPartition, poolSort } from '../../../../shared/ledger/ledger-keys.ts';
import { makeRun } from '../../../../tools/made-up/factories.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';

const endpointOf = () => {
  const { identity, settings } = makeRun();
  return {
    host: new URL(identity.apiBase).host,
    apiKeySecret: settings.apiKeySecret,
    model: identity.model,
  };
};

describe("a worker whose endpoint's pool", () => {
  it('cannot be read or written goes on with a pace of its own', async () => {
    const evaluation = await createEvaluation({ questions: [3, 3, 3] });
    const { ledger } = evaluation;
    const throttled = () =>
      Promise.reject(Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }));
    const output = await evaluation.child({
      dependencies: { ledger: { ...ledger, getPool: throttled, replacePool: throttled } },
    });
    expect(output).toMatchObject({ status: 'DONE', done: 3 });
    expect(await ledger.getPool(endpointOf())).toBeUndefined();
  });

  it('is damaged goes on, too', async () => {
    const evaluation = await createEvaluation({ questions: [3, 3, 3] });
    evaluation.ledger.overwriteRow(poolPartition(endpointOf()), poolSort, { version: 'one' });
    expect(await evaluation.child()).toMatchObject({ status: 'DONE', done: 3 });
  });

  it('gives its share back when it has nothing left to ask', async () => {
    const evaluation = await createEvaluation({ questions: [3, 3, 3] });
    await evaluation.child();
    const pool = await evaluation.ledger.getPool(endpointOf());
    expect(Object.values(pool?.members ?? {}).map(({ want, slots }) => ({ want, slots }))).toEqual([
      { want: 0, slots: 0 },
    ]);
  });

  it('lets nothing out hands over at its deadline instead of waiting on', async () => {
    const evaluation = await createEvaluation({ questions: [1, 1], settings: { rpm: 1 } });
    const output = await evaluation.invoke({ limitMs: 150_000 });
    expect(output).toMatchObject({ status: expect.stringMatching(/^(AWAIT|PAUSE)$/) });
    expect(evaluation.model.calls.length).toBe(1);
    expect(await evaluation.child({ input: { ...evaluation.input, loops: 1 } })).toMatchObject({
      status: 'DONE',
    });
  });
});
