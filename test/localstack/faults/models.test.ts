import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScriptedReply } from '../../../tools/stand-in-model/model-server.ts';
import { caseRows, execute, uniqueName } from '../../support/deployed/deployed-stack.ts';
import { createFaultBench, type FaultBench } from '../../support/deployed/fault-bench.ts';
import { finalResults } from '../../support/deployed/final-cases.ts';
import { localstackMissing, needsLocalstack } from '../../support/deployed/localstack.ts';
import { type Asked, type Mischief, shareOf, startTalliedModel } from '../../support/model/tallied-model.ts';

const serverError = { status: 500, body: { error: { message: 'The server had an error' } } } as const;
const html = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

/** Ten per cent each. */
const troubles: readonly ScriptedReply[] = [
  serverError,
  { drop: 'before headers' },
  { text: '' },
  { text: '{"id": "chatcmpl-1", "choices": [{"message": {"role": "assist' },
  { text: html, headers: { 'content-type': 'text/html' } },
];

describe.skipIf(localstackMissing)(`a model that misbehaves${needsLocalstack}`, () => {
  let bench: FaultBench;
  beforeAll(async () => {
    bench = await createFaultBench();
  });

  /** A run whose results must not show the model's failures. */
  const expectUnharmed = async (scenario: string, mischief: Mischief) => {
    await using model = await startTalliedModel(mischief);
    const runId = uniqueName('model');
    const { status, cause } = await execute(bench.stack, runId, bench.input(model, { concurrency: 12 }));
    expect(status, cause).toBe('SUCCEEDED');
    const figures = await bench.expectAsCalm({ scenario, runId, model, crashes: 0 });
    expect(figures.requests).toBe(figures.questions + figures.failed);
    return figures;
  };

  it('with 30 % refusals (429 with Retry-After) is asked again as often as it refused', async () => {
    const refusal = {
      status: 429,
      headers: { 'retry-after': '1' },
      body: { error: { message: 'Slow down' } },
    };
    const { failed } = await expectUnharmed('30 % of requests 429 with Retry-After: 1', (asked) =>
      shareOf(asked) < 0.3 ? refusal : undefined,
    );
    expect(failed).toBeGreaterThan(5);
  });

  it('with errors, dropped sockets, empty, truncated and HTML bodies is asked again as often as it failed', async () => {
    const met = new Set<ScriptedReply>();
    await expectUnharmed(
      '10 % each of 500, dropped sockets, empty, truncated and HTML bodies (half of all requests)',
      (asked) => {
        const trouble = troubles[Math.floor(shareOf(asked) * 10)];
        if (trouble) met.add(trouble);
        return trouble;
      },
    );
    expect(met.size).toBe(troubles.length);
  });

  it('persistently on one question costs maxRetries x rounds requests; the other cases finish, and a resume the rest', async () => {
    let isBroken = true;
    const isPoor = ({ caseId, question }: Asked) => caseId === '84000005' && question === 2;
    await using model = await startTalliedModel((asked) =>
      isBroken && isPoor(asked) ? serverError : undefined,
    );
    const runId = uniqueName('persistent');
    const settings = { maxRetries: 2, rounds: 3 };
    const first = await execute(bench.stack, runId, bench.input(model, settings));
    expect(first).toMatchObject({ status: 'FAILED', error: 'CasesIncomplete' });
    expect(model.tallies.get('84000005/2')?.asked).toBe(2 * 3);
    expect(model.tallies.has('84000005/3')).toBe(false);
    const statuses = [...(await caseRows(bench.stack, runId)).values()].map(({ status }) => status);
    expect(statuses.sort()).toEqual([...Array<string>(11).fill('done'), 'failed']);

    isBroken = false;
    expect(await execute(bench.stack, uniqueName('fixed'), { resume: runId })).toMatchObject({
      status: 'SUCCEEDED',
    });
    await bench.expectAsCalm({
      scenario: 'persistent 500 on one question (maxRetries 2, rounds 3), fixed, then resumed',
      runId,
      model,
      crashes: 0,
    });
  });

  it('case after case trips the breaker; nothing more is asked, and a resume completes the run', async () => {
    let isBroken = true;
    const badRequest = { status: 400, body: { error: { message: 'This request is invalid' } } };
    await using model = await startTalliedModel(() => (isBroken ? badRequest : undefined));
    const runId = uniqueName('breaker');
    const settings = { concurrency: 2, haltAfter: 5 };
    const first = await execute(bench.stack, runId, bench.input(model, settings));
    expect(first).toMatchObject({ status: 'FAILED', error: 'RunHalted' });
    expect(first.cause).toMatch(/[56] cases failed in a row/);
    // The other conversation may have had a request in flight.
    expect(model.asked()).toBeGreaterThanOrEqual(5);
    expect(model.asked()).toBeLessThanOrEqual(6);

    isBroken = false;
    expect(await execute(bench.stack, uniqueName('fixed'), { resume: runId })).toMatchObject({
      status: 'SUCCEEDED',
    });
    await bench.expectAsCalm({
      scenario: 'every request 400: halted by the breaker (haltAfter 5), fixed, then resumed',
      runId,
      model,
      crashes: 0,
    });
  });
});

describe.skipIf(localstackMissing)(`a key revoked in the middle of 200 cases${needsLocalstack}`, () => {
  const storeKey = async (key: string, { host }: URL): Promise<string> => {
    const name = uniqueName('evaluator/fault');
    const SecretString = JSON.stringify({ key, hosts: [host] });
    await new SecretsManagerClient().send(new CreateSecretCommand({ Name: name, SecretString }));
    return name;
  };

  it('halts the run at the calls in flight, counts nothing as wrong, and a new key completes it', async () => {
    const bench = await createFaultBench(Array.from({ length: 200 }, (_, index) => 1 + (index % 2)));
    const concurrency = 50;
    const workers = 2;
    const lifetime = 120;
    let validKey = 'key-before-it-was-revoked';
    let refused = 0;
    await using model = await startTalliedModel(async ({ total, request }) => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      if (total === lifetime) validKey = 'key-after-it-was-revoked';
      if (request.headers.authorization === `Bearer ${validKey}`) return undefined;
      refused += 1;
      return {
        status: 401,
        body: { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } },
      };
    });
    const endpoint = new URL(model.url);
    const runId = uniqueName('revoked');
    const apiKeySecret = await storeKey(validKey, endpoint);
    const first = await execute(bench.stack, runId, bench.input(model, { concurrency, apiKeySecret }));

    expect(first).toMatchObject({ status: 'FAILED', error: 'RunHalted' });
    expect(first.cause).toContain('Incorrect API key provided');
    expect(refused).toBeGreaterThan(0);
    // In flight is what was sent before a worker had its first refusal: one request a conversation at most.
    expect(refused).toBeLessThanOrEqual(concurrency + workers);
    const { cases } = await finalResults(bench.stack, runId);
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.length).toBeLessThan(200);
    expect(cases.flatMap(({ mcqs }) => mcqs).filter(({ model_response }) => model_response === null)).toEqual(
      [],
    );
    const statuses = new Set([...(await caseRows(bench.stack, runId)).values()].map(({ status }) => status));
    expect(statuses).not.toContain('failed');

    const newSecret = await storeKey(validKey, endpoint);
    const second = await execute(bench.stack, uniqueName('new-key'), {
      resume: runId,
      apiKeySecret: newSecret,
    });
    expect(second.status, second.cause).toBe('SUCCEEDED');
    await bench.expectAsCalm({
      scenario: 'key revoked in the middle of 200 cases (401), then resumed with a new one',
      runId,
      model,
      crashes: 0,
    });
  });
});
