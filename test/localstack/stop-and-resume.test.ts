import { beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../cli/aws/connect-stack.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import { textOf } from '../../shared/storage/object-store.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { type ModelServer, startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { runCli } from '../support/cli/run-cli.ts';
import {
  caseRows,
  deployedStack,
  execute,
  rowOf,
  storeCases,
  uniqueName,
} from '../support/deployed/deployed-stack.ts';
import { withFunctionTimeout } from '../support/deployed/lambda-workers.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { createGate } from '../support/doubles/gate.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe.skipIf(localstackMissing)(`a run that is stopped or started twice${needsLocalstack}`, () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await deployedStack();
  });

  const concurrency = 2;
  /** Cases of two questions; two conversations at once make chunks of eight cases. */
  const prepare = async (prefix: string, cases: number) => {
    const dataset = uniqueName('stopped');
    const ids = Array.from({ length: cases }, (_, index) => `${prefix}${String(index).padStart(3, '0')}`);
    await storeCases(
      stack,
      dataset,
      ids.map((id) => aCase({ pmc: id, questions: 2 }).line()),
    );
    const inputFor = (server: ModelServer) => ({
      model: 'mock',
      apiBase: server.url,
      dataset,
      imageMode: 'url',
      concurrency,
      preflight: false,
    });
    return { ids, inputFor, runId: uniqueName('run') };
  };
  /** Requests per question, without preflight calls. */
  const countQuestions = (server: ModelServer, ids: readonly string[]) => {
    const counts = new Map(ids.flatMap((id) => [1, 2].map((q) => [`Case ${id}, question ${q}`, 0])));
    for (const { lastText } of server.requests) {
      const question = /Case \w+, question \d/.exec(lastText)?.[0];
      if (question) counts.set(question, (counts.get(question) ?? 0) + 1);
    }
    return [...counts.values()];
  };
  const untilAsked = (server: ModelServer, requests: number) =>
    expect.poll(() => server.requests.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(requests);
  const summaryOf = async (runId: string) => {
    const object = await stack.objects.get(runKeys.summary(runId));
    return JSON.parse(object ? textOf(object) : '{}').summary;
  };

  it('refuses a second execution while the first one works, naming it', async () => {
    const { ids, inputFor, runId } = await prepare('86000', 2);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await using server = await startModelServer({ reply: () => held.then(() => '\\boxed{B}') });
    const first = execute(stack, runId, inputFor(server));
    await untilAsked(server, 1);
    const run = await stack.ledger.getRun(runId);
    const second = await execute(stack, uniqueName('second'), { resume: runId });
    expect(second).toMatchObject({ status: 'FAILED', error: 'RunActive' });
    expect(second.cause).toContain(run?.activeExecution);
    expect(await stack.ledger.getRun(runId)).toEqual(run);

    release();
    const ended = await first;
    expect(ended).toMatchObject({ status: 'SUCCEEDED', executionArn: run?.activeExecution });
    expect(countQuestions(server, ids)).toEqual([1, 1, 1, 1]);
  });

  it('ended by stop --now and resumed loses nothing and repeats at most the calls in flight', async () => {
    const { ids, inputFor, runId } = await prepare('87000', 24);
    const stoppedNow = createGate();
    await using server = await startModelServer({
      reply: async (_request, index) => {
        if (index >= 6) await stoppedNow.pass;
        return '\\boxed{B}';
      },
    });
    // LocalStack lets a running worker finish. This one starts turns for two seconds, and its calls are held for longer.
    await withFunctionTimeout(27, async () => {
      const first = execute(stack, runId, { ...inputFor(server), timeout: 10 });
      await untilAsked(server, 7);
      const stopped = await runCli(['--local', 'stop', runId, '--now']);
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      stoppedNow.open();
      expect(stopped.code, stopped.stderr).toBe(0);
      expect(stopped.stderr).toContain(`liveclin rerun --local ${runId}`);
      expect(await first).toMatchObject({ status: 'ABORTED' });
    });
    const askedBefore = server.requests.length;
    expect(askedBefore).toBeLessThan(2 * ids.length);

    expect(await execute(stack, uniqueName('resume'), { resume: runId, preflight: false })).toMatchObject({
      status: 'SUCCEEDED',
    });
    const counts = countQuestions(server, ids);
    expect(Math.min(...counts)).toBe(1);
    expect(server.requests.length).toBeLessThanOrEqual(2 * ids.length + concurrency);
    const { calls, ...summary } = await summaryOf(runId);
    expect(summary).toMatchObject({ total_cases: 24, correct_cases: 24, total_mcqs: 48 });
    expect(calls).toEqual({
      sent: server.requests.length,
      served: 48,
      failed: 0,
      orphaned: server.requests.length - 48,
    });
  });

  it('ended by stop ends as RunStopped with its summary, and rerun asks each open question once', async () => {
    const { ids, inputFor, runId } = await prepare('88000', 16);
    // Holds the run after a few questions until its worker has seen the stop, which it checks every three seconds.
    const seen = createGate();
    await using server = await startModelServer({
      reply: async (_request, index) => {
        if (index >= 4) await seen.pass;
        return '\\boxed{B}';
      },
    });
    const first = execute(stack, runId, inputFor(server));
    await untilAsked(server, 5);
    const stopped = await runCli(['--local', 'stop', runId]);
    expect(stopped.code, stopped.stderr).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    seen.open();
    const ended = await first;
    expect(ended).toMatchObject({ status: 'FAILED', error: 'RunStopped' });
    expect(ended.cause).toContain(`start an execution with resume = ${runId}`);
    expect(server.requests.length).toBeLessThan(2 * ids.length);
    const text = await stack.objects.get(runKeys.summaryText(runId));
    expect(text && textOf(text)).toMatch(/^INCOMPLETE \d+ of 16 cases/);

    await using folder = await temporaryDirectory();
    const rerun = await runCli(['--local', 'rerun', runId, '--output', `${folder.path}/out.json`]);
    expect(rerun.code, rerun.stderr).toBe(0);
    expect(rerun.stdout).toContain('Question Accuracy:  32/32 (100.0%)');
    expect(countQuestions(server, ids)).toEqual(Array.from({ length: 32 }, () => 1));

    const again = await runCli(['--local', 'stop', runId]);
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('is complete: 16 of 16 cases done. There is nothing to stop.');
    const nothing = await runCli(['--local', 'rerun', runId, '--output', `${folder.path}/out.json`]);
    expect(nothing.code).toBe(0);
    expect(nothing.stderr).toContain('is complete: 16 of 16 cases done. Nothing was started.');
    expect(countQuestions(server, ids)).toEqual(Array.from({ length: 32 }, () => 1));
  });

  it('with rerun --case asks only that case again, from its first question, and keeps its earlier result', async () => {
    const { ids, inputFor, runId } = await prepare('89000', 3);
    let letter = 'A';
    await using server = await startModelServer({ reply: () => `\\boxed{${letter}}` });
    expect(await execute(stack, runId, inputFor(server))).toMatchObject({ status: 'SUCCEEDED' });
    const before = await caseRows(stack, runId);
    expect(await summaryOf(runId)).toMatchObject({ correct_mcqs: 0, total_mcqs: 6 });

    letter = 'B';
    const [chosen = '', ...others] = ids;
    await using folder = await temporaryDirectory();
    const rerun = (id: string) =>
      runCli(['--local', 'rerun', runId, '--case', id, '--output', `${folder.path}/out.json`]);
    const unknown = await rerun('nobody');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('nobody');
    expect(await caseRows(stack, runId)).toEqual(before);

    const chosenOnly = await rerun(chosen);
    expect(chosenOnly.code, chosenOnly.stderr).toBe(0);
    // A preflight call comes on top of each question of a resume.
    const questions = server.requests.slice(6).filter(({ lastText }) => lastText.includes('Case '));
    expect(questions.map(({ lastText }) => /Case \w+, question \d/.exec(lastText)?.[0])).toEqual([
      `Case ${chosen}, question 1`,
      `Case ${chosen}, question 2`,
    ]);
    expect(questions[0]?.body.messages).toHaveLength(1);
    const rows = await caseRows(stack, runId);
    for (const id of others) expect(rowOf(rows, id)).toEqual(rowOf(before, id));
    const old = rowOf(before, chosen);
    const { resultKey, resultVersion, attempt, earlier } = rowOf(rows, chosen) ?? {};
    expect(attempt).toBe(2);
    expect(resultVersion).not.toBe(old?.resultVersion);
    expect(earlier).toMatchObject([
      { attempt: 1, status: 'done', resultKey, resultVersion: old?.resultVersion },
    ]);
    const kept = await stack.objects.get(resultKey ?? '', old?.resultVersion);
    expect(JSON.parse(kept ? textOf(kept) : '{}')).toMatchObject({ case_id: chosen, correct_mcqs: 0 });
    expect(await summaryOf(runId)).toMatchObject({
      correct_mcqs: 2,
      total_mcqs: 6,
      calls: { sent: 8, served: 8, failed: 0, orphaned: 0 },
    });
  });
});
