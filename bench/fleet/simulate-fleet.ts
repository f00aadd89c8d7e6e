import { evaluateSeat } from '../../functions/evaluate-cases/evaluate-seat.ts';
import { seatInputSchema, shiftRequestSchema } from '../../functions/evaluate-cases/seat-input.ts';
import { awaitShift } from '../../functions/evaluate-cases/shift/await-shift.ts';
import { planRun } from '../../functions/plan-run/plan-run.ts';
import { parseStateMachine, synthesize } from '../../infra/stack-template.ts';
import { createExecutions, executionArn } from '../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../shared/adapters/memory/memory-ledger.ts';
import { createMemoryObjectStore } from '../../shared/adapters/memory/memory-object-store.ts';
import type { ImageMode } from '../../shared/conversation/turn-images.ts';
import type { Woken } from '../../shared/run/wake.ts';
import { maxPerWorker } from '../../shared/run/worker-limits.ts';
import { createRandom } from '../../shared/statistics/random.ts';
import { datasetKeys } from '../../shared/storage/keys.ts';
import { textOf } from '../../shared/storage/object-store.ts';
import { createFakeClock } from '../../tools/doubles/fake-clock.ts';
import { someCases } from '../../tools/made-up/a-case.ts';
import { storeCases } from '../../tools/made-up/store-cases.ts';
import { drawCalls, scheduleBound } from './calls.ts';
import { countWrites, createWriteCount } from './count-writes.ts';
import { createLambda } from './lambda.ts';
import { type MachineDefinition, runMachine } from './state-machine.ts';
import { throttleCalls } from './throttle-calls.ts';
import { createTimedModel } from './timed-model.ts';

export interface FleetOptions {
  /** Of a request, in seconds. */
  readonly timeout: number;
  /** What a call takes on average, in seconds. */
  readonly mean: number;
  readonly concurrency: number;
  readonly cases: number;
  readonly imageMode?: ImageMode;
  /** Concurrent Lambda executions of the account; unlimited by default. */
  readonly accountLimit?: number;
  /** This share of all calls of DynamoDB and S3 is throttled in the first two minutes. */
  readonly throttledShare?: number;
  readonly seed?: number;
}

export interface FleetFigures extends FleetOptions {
  /** Wall time of Evaluate over that of the same calls on one machine with as many slots, longest case first. */
  readonly wallOverBound: number;
  /** Wall time of Evaluate over the sum of the calls divided by the concurrency. */
  readonly wallOverIdeal: number;
  readonly conversationsMax: number;
  /** Requests for a question beyond the first. */
  readonly repeatedRequests: number;
  /** Cases that are not done. */
  readonly lost: number;
  readonly lambdaGbSeconds: number;
  /** Those over calls x seconds / conversations a worker x memory. */
  readonly lambdaOverIdeal: number;
  /** Of any partition key of the table. */
  readonly writesPerPartitionPerSecondMax: number;
  readonly throttles: number;
  readonly transitions: number;
}

const { machine } = parseStateMachine(synthesize());
const evaluate = machine.States.Evaluate;
const worker = 'liveclin-evaluate-cases';
const memoryMb = 512;

const throttledMs = 120_000;

/** A whole run in virtual time: the real Plan, workers and claim rules over the in-memory adapters. */
export const simulateFleet = async (options: FleetOptions): Promise<FleetFigures> => {
  const { timeout, mean, concurrency, cases, imageMode = 'url', accountLimit, seed = 1 } = options;
  const random = createRandom(seed + 1);
  const clock = createFakeClock();
  const written = createWriteCount(clock);
  const ledger = countWrites(createMemoryLedger(), written.note);
  const objects = createMemoryObjectStore();
  const calls = drawCalls({ cases, mean, cap: timeout, seed });
  const manifest = await storeCases(objects, someCases(calls.map(({ length }) => length)), {
    withImages: true,
  });
  await objects.put(datasetKeys.name('made-up'), JSON.stringify({ digest: manifest.digest }));
  const model = createTimedModel(
    clock,
    new Map(manifest.cases.map(({ caseKey }, index) => [caseKey, calls[index] ?? []])),
  );
  const { executions } = createExecutions();
  const tokens = new Map<string, (woken: Woken) => void>();
  const dependencies = {
    ...clock,
    ledger,
    objects,
    executions,
    lambdaQuota: async () => ({ total: accountLimit, free: accountLimit ?? 1_000 }),
    linkObject: async (key: string) => key,
    openModel: async () => model.askModel,
    checkEndpoint: async () => undefined,
    failedCases: { send: async () => undefined },
    log: () => undefined,
    random,
    wake: async (token: string, woken: Woken) => tokens.get(token)?.(woken),
  };
  const throttledUntil = clock.now() + throttledMs;
  const throttled = <Target extends object>(target: Target): Target =>
    throttleCalls(target, () => clock.now() < throttledUntil && random() < (options.throttledShare ?? 0));
  const lambda = createLambda({
    clock,
    accountLimit: accountLimit ?? Number.POSITIVE_INFINITY,
    functions: {
      [worker]: {
        memoryMb,
        timeoutMs: 900_000,
        handle: async (event, { process, remainingMs }) => {
          const request = shiftRequestSchema.safeParse(event);
          if (request.success) return awaitShift(request.data, dependencies);
          return evaluateSeat(seatInputSchema.parse(event), {
            ...dependencies,
            ledger: process.wrap('ledger', throttled(ledger)),
            objects: process.wrap('objects', throttled(objects)),
            sleep: process.wrap('clock', { sleep: clock.sleep }).sleep,
            remainingMs,
          });
        },
      },
    },
  });
  const input = {
    model: 'made-up-model',
    apiBase: 'https://model.example/v1/',
    dataset: 'made-up',
    imageMode,
    concurrency,
    timeout,
  };
  const plan = await planRun(
    { input, executionArn: executionArn('fleet'), executionName: 'fleet' },
    dependencies,
  );
  let transitions = 0;
  const startedAt = clock.now();
  const map: MachineDefinition = {
    StartAt: 'Evaluate',
    States: { Evaluate: { ...evaluate, Type: 'Map', Next: 'End' }, End: { Type: 'Succeed' } },
  };
  await runMachine(
    map,
    { input: plan, context: { Execution: { Name: 'fleet' } } },
    {
      clock,
      invoke: lambda.invoke,
      awaitToken: (token, seconds) =>
        new Promise((resolve, reject) => {
          tokens.set(token, resolve);
          void clock.sleep(seconds * 1_000).then(() => {
            tokens.delete(token);
            reject(Object.assign(new Error('The task timed out.'), { name: 'States.Timeout' }));
          });
        }),
      readItems: async (key) => {
        const object = await objects.get(key);
        return JSON.parse(object ? textOf(object) : '[]');
      },
      childFailed: (error) => {
        throw error;
      },
      entered: () => {
        transitions += 1;
      },
    },
  );
  const wall = (clock.now() - startedAt) / 1_000;
  let done = 0;
  for await (const row of ledger.listCases('fleet')) if (row.status === 'done') done += 1;
  const slots = Math.min(concurrency, cases);
  const seconds = calls.flat().reduce((sum, call) => sum + call, 0);
  const lambdaGbSeconds = lambda.gbSeconds(worker);
  const perWorker = Math.min(maxPerWorker[imageMode], slots);
  return {
    ...options,
    wallOverBound: wall / scheduleBound(calls, slots),
    wallOverIdeal: wall / (seconds / concurrency),
    conversationsMax: model.maxAtOnce,
    repeatedRequests: model.repeated,
    lost: cases - done,
    lambdaGbSeconds,
    lambdaOverIdeal: lambdaGbSeconds / ((seconds / perWorker) * (memoryMb / 1_024)),
    writesPerPartitionPerSecondMax: written.max,
    throttles: lambda.throttles,
    transitions,
  };
};
