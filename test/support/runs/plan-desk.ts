import type { SeatInput } from '../../../functions/evaluate-cases/seat-input.ts';
import type { WorkerDependencies } from '../../../functions/evaluate-cases/worker-dependencies.ts';
import { type PlanRunDependencies, planRun } from '../../../functions/plan-run/plan-run.ts';
import { createExecutions, executionArn } from '../../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../../shared/adapters/memory/memory-ledger.ts';
import { createMemoryObjectStore } from '../../../shared/adapters/memory/memory-object-store.ts';
import { createEndpointCheck } from '../../../shared/adapters/openai/pinned-lookup.ts';
import { publicHosts } from '../../../shared/endpoint/endpoint-guard.ts';
import type { AskModel } from '../../../shared/model/ask-model.ts';
import { seatSchema } from '../../../shared/run/plan-seats.ts';
import { datasetKeys, runFolder } from '../../../shared/storage/keys.ts';
import { textOf } from '../../../shared/storage/object-store.ts';
import { createFakeClock } from '../../../tools/doubles/fake-clock.ts';
import { someCases } from '../../../tools/made-up/a-case.ts';
import { digest, makeClaim, makeProgress, makeReply } from '../../../tools/made-up/factories.ts';
import { storeCases } from '../../../tools/made-up/store-cases.ts';

/** Input of an execution that starts a run. */
export const startInput = {
  model: 'made-up-model',
  apiBase: 'https://model.example/v1/',
  dataset: 'made-up',
  imageMode: 'url',
  concurrency: 10,
};

/** The cases of its dataset. A model that always says A is right in one question of three. */
export const deskCases = someCases([3, 3, 3, 3, 3], { keys: 'ABC' });

/** Plan's function over a bucket with a dataset of five cases, and nothing else yet. */
export const createPlanDesk = async (askModel: AskModel = async () => makeReply()) => {
  const ledger = createMemoryLedger();
  const objects = createMemoryObjectStore();
  const { executions, set } = createExecutions();
  const manifest = await storeCases(objects, deskCases, { warnings: ['line 2 is odd'] });
  await objects.put(datasetKeys.name('made-up'), JSON.stringify({ digest }));
  let calls = 0;
  const counted: AskModel = (request) => {
    calls += 1;
    return askModel(request);
  };
  const clock = createFakeClock();
  const dependencies: PlanRunDependencies = {
    ...clock,
    ledger,
    objects,
    executions,
    lambdaQuota: async () => ({ total: 1_000, free: 1_000 }),
    linkObject: async (key) => `https://bucket.example/${key}?X-Amz-Signature=made-up`,
    openModel: async () => counted,
    checkEndpoint: createEndpointCheck({
      rules: publicHosts,
      resolve: async () => [{ address: '93.184.215.14', family: 4 }],
    }),
  };
  /** The dependencies of a worker on this desk's runs. */
  const worker: WorkerDependencies = {
    ...dependencies,
    ...clock,
    ledger,
    failedCases: { send: async () => undefined },
    wake: async () => undefined,
    log: () => undefined,
    remainingMs: () => 900_000,
    random: () => 0.5,
  };
  const plan = (
    name: string,
    input: unknown,
    { datasetDigest, ...overrides }: Partial<PlanRunDependencies> & { datasetDigest?: string } = {},
  ) => {
    const event = { input, executionName: name, executionArn: executionArn(name), datasetDigest };
    return planRun(event, { ...dependencies, ...overrides });
  };
  const jsonOf = async (key: string): Promise<unknown> => {
    const object = await objects.get(key);
    return JSON.parse(object ? textOf(object) : 'null');
  };
  /** The Map's items. */
  const lanes = async (key: string) => (await jsonOf(key)) as SeatInput['place'][];
  /** The cases that a plan deals to its seats, in that order. */
  const planned = async ({ runId, plan }: { readonly runId: string; readonly plan: number }) => {
    const keys: string[] = [];
    for await (const key of objects.list(`${runFolder(runId)}plans/${plan}/seats/`)) {
      keys.push(...seatSchema.parse(await jsonOf(key)).cases.map(({ caseKey }) => caseKey));
    }
    return keys;
  };
  const settle = async (caseKey: string, status: 'done' | 'failed', plan = 1) => {
    const claim = await ledger.claimCase(makeClaim({ caseKey, plan, owner: 'w' }));
    if (!('claimed' in claim)) throw new Error('refused');
    const outcomes = [{ outcome: 'answered' as const, answer: 'A', correct: true }];
    const result = { resultKey: 'key', resultVersion: 'v1', progress: makeProgress({ outcomes }) };
    await ledger.finishCase({ runId: 'run-1', caseKey, fence: claim.claimed.fence }, { status, ...result });
  };
  return { ledger, objects, set, plan, worker, lanes, planned, settle, manifest, calls: () => calls };
};
