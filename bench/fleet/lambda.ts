import type { FakeClock } from '../../tools/doubles/fake-clock.ts';
import { createMortal, type Mortal } from '../../tools/doubles/mortal.ts';

/** One invocation, as its handler sees it. */
export interface Invocation {
  readonly remainingMs: () => number;
  /** Nothing that is wrapped by it answers once the invocation is dead. */
  readonly process: Mortal;
}

export interface LambdaFunction {
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly handle: (event: unknown, invocation: Invocation) => Promise<unknown>;
}

export interface LambdaOptions {
  readonly functions: Readonly<Record<string, LambdaFunction>>;
  /** The account's concurrent executions. */
  readonly accountLimit: number;
  readonly clock: FakeClock;
}

/** What a new environment takes until its first invocation begins (measured: docs/benchmarks.md). */
const coldStartMs = 1_500;

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

/** AWS Lambda: cold starts, warm environments, the account's limit, and death at the timeout. */
export const createLambda = ({ functions, accountLimit, clock }: LambdaOptions) => {
  const idle = new Map<string, number>();
  const gbSeconds = new Map<string, number>();
  let running = 0;
  let throttles = 0;
  const invoke = async (name: string, event: unknown): Promise<unknown> => {
    const called = functions[name];
    if (!called) throw new Error(`There is no function ${name}.`);
    if (running >= accountLimit) {
      throttles += 1;
      throw named('Lambda.TooManyRequestsException', 'Rate Exceeded.');
    }
    running += 1;
    const warm = idle.get(name) ?? 0;
    if (warm > 0) idle.set(name, warm - 1);
    else await clock.sleep(coldStartMs);
    const startedAt = clock.now();
    const endsAt = startedAt + called.timeoutMs;
    let isOver = false;
    const process = createMortal(() => (isOver ? 'die before' : undefined));
    const timeout = clock.sleep(called.timeoutMs).then(() => {
      if (isOver) return undefined;
      isOver = true;
      throw named('Sandbox.Timedout', 'Task timed out');
    });
    try {
      const output = await Promise.race([
        called.handle(event, { remainingMs: () => endsAt - clock.now(), process }),
        timeout,
      ]);
      idle.set(name, (idle.get(name) ?? 0) + 1);
      return output;
    } finally {
      isOver = true;
      timeout.catch(() => undefined);
      running -= 1;
      const seconds = (clock.now() - startedAt) / 1_000;
      gbSeconds.set(name, (gbSeconds.get(name) ?? 0) + (seconds * called.memoryMb) / 1_024);
    }
  };
  return {
    invoke,
    gbSeconds: (name: string) => gbSeconds.get(name) ?? 0,
    get throttles() {
      return throttles;
    },
  };
};
