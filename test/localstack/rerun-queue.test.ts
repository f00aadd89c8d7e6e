import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../cli/aws/connect-stack.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { type ModelServer, startModelServer } from '../../tools/stand-in-model/model-server.ts';
import {
  caseRows,
  deployedStack,
  execute,
  rowOf,
  storeCases,
  uniqueName,
} from '../support/deployed/deployed-stack.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { moveMessages, openQueue, rerunsOf, type TestQueue } from '../support/deployed/rerun-queues.ts';

/** Longer than Lambda's batching window, shorter than anyone's patience. */
const hiddenSeconds = 15;

const never = Symbol('no question');
const askedQuestion = (text: string) => /Case (\w+), question \d/.exec(text)?.[0] ?? never;

describe.skipIf(localstackMissing)(`messages moved to rerun-requests${needsLocalstack}`, () => {
  let stack: Stack;
  let failedCases: TestQueue;
  let rerunRequests: TestQueue;

  beforeAll(async () => {
    stack = await deployedStack();
    failedCases = await openQueue('liveclin-failed-cases');
    rerunRequests = await openQueue('liveclin-rerun-requests');
    await rerunRequests.hideFor(hiddenSeconds);
    // Other tests' failed cases are left alone: their model servers are gone.
    await Promise.all([failedCases.purge(), rerunRequests.purge()]);
  });
  afterAll(async () => {
    await Promise.all([failedCases?.purge(), rerunRequests?.purge(), rerunRequests?.hideFor(300)]);
  });

  const inputFor = (server: ModelServer, dataset: string) => ({
    model: 'mock',
    apiBase: server.url,
    dataset,
    imageMode: 'url',
    maxRetries: 1,
    rounds: 1,
    concurrency: 4,
  });
  const questions = (server: ModelServer, from = 0) =>
    server.requests
      .slice(from)
      .map(({ lastText }) => askedQuestion(lastText))
      .filter((question) => question !== never);
  const waiting = { timeout: 120_000, interval: 500 };
  const untilRerunEnds = async (runId: string) => {
    await expect
      .poll(async () => (await rerunsOf(stack, runId)).map(({ status }) => status), waiting)
      .toEqual(['SUCCEEDED']);
    await expect.poll(() => rerunRequests.count(), waiting).toBe(0);
    expect(await rerunsOf(stack, runId)).toHaveLength(1);
  };

  it('start exactly one execution, which asks for the failed cases only; stale ones and duplicates change nothing', async () => {
    const dataset = uniqueName('moved');
    const ids = Array.from({ length: 6 }, (_, index) => `8400000${index}`);
    const failing = ids.slice(2, 4);
    await storeCases(
      stack,
      dataset,
      ids.map((id) => aCase({ pmc: id, questions: 3 }).line()),
    );
    let isBroken = true;
    await using server = await startModelServer({
      reply: ({ lastText }) =>
        isBroken && failing.some((id) => lastText.includes(`Case ${id}, question 2`))
          ? { status: 500, body: { error: { message: 'The server had an error' } } }
          : '\\boxed{B}',
    });
    const runId = uniqueName('run');
    const first = await execute(stack, runId, inputFor(server, dataset));
    expect(first).toMatchObject({ status: 'FAILED', error: 'CasesIncomplete' });
    const sent = failing.map((caseId) => ({
      ...{ runId, caseId, plan: 1, question: 2, failure: 'server error' },
      message: 'HTTP 500: The server had an error',
    }));
    const byCase = (a: { caseId: string }, b: { caseId: string }) => (a.caseId < b.caseId ? -1 : 1);
    expect((await failedCases.peek()).sort(byCase)).toEqual(sent);
    const rowsBefore = await caseRows(stack, runId);

    isBroken = false;
    const asked = server.requests.length;
    for (const caseId of [failing[0] ?? '', ids[0] ?? '', 'nobody'])
      await rerunRequests.send({ runId, caseId, plan: 1, failure: 'server error' });
    await rerunRequests.send({ runId: 'nobody', caseId: 'nobody', plan: 1, failure: 'timeout' });
    await moveMessages(failedCases, rerunRequests);
    await untilRerunEnds(runId);
    expect(await failedCases.count()).toBe(0);

    expect(questions(server, asked).sort()).toEqual(
      failing.flatMap((id) => [`Case ${id}, question 2`, `Case ${id}, question 3`]),
    );
    const rows = await caseRows(stack, runId);
    expect([...rows.values()].map(({ status }) => status)).toEqual(ids.map(() => 'done'));
    for (const id of ids.filter((each) => !failing.includes(each)))
      expect(rowOf(rows, id)?.resultVersion).toBe(rowOf(rowsBefore, id)?.resultVersion);

    // Late copies of messages that have been served are stale.
    const answered = server.requests.length;
    for (const message of sent) await rerunRequests.send(message);
    await expect.poll(() => rerunRequests.count(), waiting).toBe(0);
    expect(await rerunsOf(stack, runId)).toHaveLength(1);
    expect(server.requests).toHaveLength(answered);
  });

  it('wait while the run is active, change nothing until then, and are served after its end', async () => {
    const dataset = uniqueName('waiting');
    await storeCases(stack, dataset, [
      aCase({ pmc: '85000001', questions: 2 }).line(),
      aCase({ pmc: '85000002', questions: 2 }).line(),
    ]);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isBroken = true;
    await using server = await startModelServer({
      reply: async ({ lastText }) => {
        if (lastText.includes('Case 85000002, question 2')) await held;
        return isBroken && lastText.includes('Case 85000001, question 2')
          ? { status: 500, body: { error: { message: 'The server had an error' } } }
          : '\\boxed{B}';
      },
    });
    const runId = uniqueName('run');
    const first = execute(stack, runId, inputFor(server, dataset));
    await expect.poll(() => failedCases.count(), waiting).toBe(1);
    await moveMessages(failedCases, rerunRequests);

    await new Promise((resolve) => setTimeout(resolve, 2 * hiddenSeconds * 1_000));
    expect(await rerunRequests.count()).toBe(1);
    expect(await rerunsOf(stack, runId)).toEqual([]);
    expect(await stack.ledger.getRun(runId)).toMatchObject({ plan: 1 });

    isBroken = false;
    const asked = server.requests.length;
    release();
    expect(await first).toMatchObject({ status: 'FAILED', error: 'CasesIncomplete' });
    await untilRerunEnds(runId);
    expect(questions(server, asked)).toEqual(['Case 85000001, question 2']);
  });
});
