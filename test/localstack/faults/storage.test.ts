import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../../cli/aws/connect-stack.ts';
import { clock } from '../../../functions/clock.ts';
import { evaluateSeat } from '../../../functions/evaluate-cases/evaluate-seat.ts';
import { writeSeats } from '../../../functions/plan-run/write-seats.ts';
import { connectLedger } from '../../../shared/adapters/connect-ledger.ts';
import { connectModels } from '../../../shared/adapters/connect-models.ts';
import { connectObjects } from '../../../shared/adapters/connect-objects.ts';
import { loadDatasetDigest, loadManifest } from '../../../shared/dataset/stored-datasets.ts';
import { anyHost } from '../../../shared/endpoint/endpoint-guard.ts';
import { saveResults } from '../../../shared/outputs/save-results.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { makeIdentity, makeRun, makeSettings } from '../../../tools/made-up/factories.ts';
import { deployedStack, storeCases, uniqueName } from '../../support/deployed/deployed-stack.ts';
import { expectNothingLost } from '../../support/deployed/fault-figures.ts';
import {
  type Fault,
  type FaultProxy,
  type FaultRule,
  startFaultProxy,
} from '../../support/deployed/fault-proxy.ts';
import { type FinalResults, finalResults } from '../../support/deployed/final-cases.ts';
import { localstackMissing, needsLocalstack } from '../../support/deployed/localstack.ts';
import { startTalliedModel, type TalliedModel } from '../../support/model/tallied-model.ts';

const throttled: Fault = {
  kind: 'answer',
  status: 400,
  body: JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    message: 'slow down',
  }),
};
const unavailable: Fault = {
  kind: 'answer',
  status: 503,
  body: '<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>',
};

const rule = (fault: Fault, operation: string, path = '', times = 1): FaultRule => ({
  fault,
  times,
  when: (request) => request.operation === operation && request.path.includes(path),
});

/** Everything that can go wrong between the worker and its storage. */
const faults: readonly (readonly [string, FaultRule])[] = [
  ['S3: response to a checkpoint lost', rule({ kind: 'lose response' }, 'PUT', '/checkpoints/', 3)],
  ['S3: response to a result lost', rule({ kind: 'lose response' }, 'PUT', '/cases/', 3)],
  ['S3: a put refused once (503)', rule(unavailable, 'PUT', '/checkpoints/')],
  ['S3: a request cut off', rule({ kind: 'cut request' }, 'PUT', '/runs/', 3)],
  ['S3: slow', rule({ kind: 'delay', ms: 300 }, 'PUT', '', 8)],
  ['S3: a case cut off in the middle', rule({ kind: 'cut response' }, 'GET', '/cases/', 2)],
  ['DynamoDB: response to a claim lost', rule({ kind: 'lose response' }, 'PutItem', '', 3)],
  ['DynamoDB: response to progress or finish lost', rule({ kind: 'lose response' }, 'UpdateItem', '', 5)],
  ['DynamoDB: throttled', rule(throttled, 'UpdateItem', '', 6)],
  ['DynamoDB: slow', rule({ kind: 'delay', ms: 300 }, 'UpdateItem', '', 8)],
  ['DynamoDB: connections cut', rule({ kind: 'cut request' }, 'UpdateItem', '', 4)],
];

describe.skipIf(localstackMissing)(`storage that fails under the worker${needsLocalstack}`, () => {
  let stack: Stack;
  let proxy: FaultProxy;
  let calm: { results: FinalResults; requests: number };
  const dataset = uniqueName('storage');
  const upstream = process.env.AWS_ENDPOINT_URL ?? '';

  const pointClientsAt = (url: string) => {
    process.env.AWS_ENDPOINT_URL = url;
    process.env.AWS_ENDPOINT_URL_S3 = url;
  };

  /** One seat through the real worker and the real adapters, in this process. */
  const evaluate = async (
    model: TalliedModel,
    armed?: FaultRule,
  ): Promise<{ results: FinalResults; struck: number }> => {
    const digest = (await loadDatasetDigest(stack.objects, dataset)) ?? '';
    const manifest = await loadManifest(stack.objects, digest);
    if (!manifest) throw new Error('The dataset is not there.');
    const runId = uniqueName('storage');
    const executionArn = `arn:aws:states:us-east-1:000000000000:execution:in-process:${runId}`;
    const identity = makeIdentity({ apiBase: model.url, datasetDigest: digest, imageMode: 'url' });
    const settings = makeSettings({ concurrency: 6 });
    const totals = { cases: 6, questions: 18 };
    const run = makeRun({ runId, identity, settings, totals, activeExecution: executionArn, plan: 1 });
    await stack.ledger.createRun(run);
    const struckBy = proxy.arm(armed);
    await writeSeats(
      manifest.cases,
      { run, plan: 1 },
      { objects: stack.objects, lambdaQuota: async () => ({ total: 10, free: 10 }) },
    );
    const output = await evaluateSeat(
      { place: { seat: 1, lane: 0, seats: 1 }, runId, executionArn, plan: 1, loops: 0 },
      {
        ledger: connectLedger(stack.tableName),
        ...connectObjects(stack.bucketName),
        ...connectModels(anyHost, 'evaluator/'),
        ...clock,
        executions: { describe: () => Promise.resolve({ status: 'RUNNING', redriveCount: 0 }) },
        failedCases: { send: () => Promise.resolve() },
        wake: () => Promise.resolve(),
        log: () => undefined,
        remainingMs: () => 900_000,
      },
    );
    const struck = struckBy();
    proxy.arm();
    expect(output).toMatchObject({ status: 'DONE', done: 6, pending: 0 });
    await saveResults(run, stack);
    return { results: await finalResults(stack, runId), struck };
  };

  beforeAll(async () => {
    stack = await deployedStack();
    await storeCases(
      stack,
      dataset,
      Array.from({ length: 6 }, (_, index) =>
        aCase({ pmc: String(85_000_001 + index), questions: 3 }).line(),
      ),
    );
    proxy = await startFaultProxy(upstream);
    pointClientsAt(proxy.url);
    await using model = await startTalliedModel();
    calm = { results: (await evaluate(model)).results, requests: model.asked() };
  });
  afterAll(async () => {
    pointClientsAt(upstream);
    await proxy?.[Symbol.asyncDispose]();
  });

  it.each(faults)('%s: nothing is lost and nothing asked twice', async (scenario, armed) => {
    await using model = await startTalliedModel();
    const { results, struck } = await evaluate(model, armed);
    expect(struck).toBe(armed.times);
    const figures = await expectNothingLost({ scenario, calm, results, model, crashes: 1 });
    expect(figures.lostTurns).toBe(0);
  });
});
