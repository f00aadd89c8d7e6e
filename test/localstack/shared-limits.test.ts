import { beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../cli/aws/connect-stack.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { chatCompletion } from '../../tools/stand-in-model/chat-completion.ts';
import { startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { createRateLimit } from '../../tools/stand-in-model/rate-limit.ts';
import { deployedStack, execute, storeCases, uniqueName } from '../support/deployed/deployed-stack.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';

/** Several seats, so that workers have to share. */
const concurrency = 220;

interface Served {
  readonly atMs: number;
  readonly accepted: boolean;
}

/** A real server that refuses the calls for which `takes` is false. */
const startRefusingServer = async (latencyMs: number, takes: (atMs: number, atOnce: number) => boolean) => {
  const served: Served[] = [];
  const atOnce = (atMs: number) =>
    served.filter((call) => call.accepted && call.atMs > atMs - latencyMs && call.atMs <= atMs).length;
  const server = await startModelServer({
    keepRequests: false,
    reply: () => {
      const atMs = performance.now();
      const accepted = takes(atMs, atOnce(atMs));
      served.push({ atMs, accepted });
      return accepted
        ? { status: 200, body: chatCompletion('\\boxed{B}'), delayMs: latencyMs }
        : { status: 429, body: { error: { message: 'Rate limit reached' } }, delayMs: 0 };
    },
  });
  return { server, served, atOnce, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
};

const refusedShare = (served: readonly Served[]): number =>
  served.filter(({ accepted }) => !accepted).length / served.length;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe.skipIf(localstackMissing)(`workers that share an endpoint's limits${needsLocalstack}`, () => {
  let stack: Stack;
  let dataset: string;
  const cases = 150;
  const questions = 4;
  beforeAll(async () => {
    stack = await deployedStack();
    dataset = uniqueName('limits');
    const lines = Array.from({ length: cases }, (_, index) =>
      aCase({ pmc: String(73_000_000 + index), questions }).line(),
    );
    await storeCases(stack, dataset, lines);
  });

  const evaluate = async (apiBase: string, settings: object) => {
    const input = {
      model: uniqueName('model'),
      apiBase,
      dataset,
      imageMode: 'url',
      concurrency,
      maxRetries: 50,
      ...settings,
    };
    const { status, cause } = await execute(stack, uniqueName('limits'), input);
    expect(status, cause).toBe('SUCCEEDED');
  };

  // Two workers that each kept to it alone would have half of their calls refused.
  it('keep to the rate that the user names', async () => {
    const limit = createRateLimit({ kind: 'token bucket', calls: 40, windowMs: 2_000 });
    await using refusing = await startRefusingServer(1_000, (atMs) => limit(atMs).accepted);
    await evaluate(refusing.server.url, { rpm: 1_200 });
    expect(refusing.served.length).toBeGreaterThanOrEqual(cases * questions);
    expect(refusedShare(refusing.served)).toBeLessThan(0.02);
  });

  // Two minutes of calls whose times are real: it has its place on a machine with nothing else to do (CONTRIBUTING.md).
  const onQuietMachine = process.env.LIVECLIN_QUIET_MACHINE === undefined ? it.skip : it;
  onQuietMachine(
    'learn how many calls a server takes at once, and keep nine tenths of them busy',
    async () => {
      const most = 20;
      await using refusing = await startRefusingServer(3_000, (_, atOnce) => atOnce < most);
      await evaluate(refusing.server.url, {});
      // Between the search and the tail: from the middle of the calls until most are made.
      const accepted = refusing.served.filter((call) => call.accepted);
      const from = accepted[Math.floor(0.4 * accepted.length)]?.atMs ?? 0;
      const until = accepted[Math.floor(0.85 * accepted.length)]?.atMs ?? 0;
      const samples = Array.from({ length: 100 }, (_, index) =>
        refusing.atOnce(from + ((until - from) * index) / 100),
      );
      expect(mean(samples)).toBeGreaterThanOrEqual(0.9 * most);
      expect(refusedShare(refusing.served.filter(({ atMs }) => atMs >= from))).toBeLessThan(0.02);
    },
  );
});
