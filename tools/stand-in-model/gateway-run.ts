import { clock } from '../../functions/clock.ts';
import type { ChunkOutput } from '../../functions/evaluate-cases/chunk-input.ts';
import { evaluateChunk } from '../../functions/evaluate-cases/evaluate-chunk.ts';
import { createExecutions } from '../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../shared/adapters/memory/memory-ledger.ts';
import { createMemoryObjectStore } from '../../shared/adapters/memory/memory-object-store.ts';
import { createOpenAiModel } from '../../shared/adapters/openai/openai-model.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { planFanOut, splitIntoChunks } from '../../shared/run/plan-chunks.ts';
import type { RunSettings } from '../../shared/run/run-settings.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { someCases } from '../made-up/a-case.ts';
import { makeChunkInput, makeIdentity, makeRun, makeSettings } from '../made-up/factories.ts';
import { storeCases } from '../made-up/store-cases.ts';

export interface GatewayRunOptions {
  /** Questions of each case. */
  readonly questions: readonly number[];
  readonly apiBase: string;
  readonly settings?: Partial<RunSettings>;
  /** In memory by default. */
  readonly objects?: ObjectStore;
}

export interface GatewayRun {
  readonly ledger: Ledger;
  /** Runs all chunks, as many at once as the run's concurrency has workers for. */
  work(): Promise<ChunkOutput[]>;
}

/** A planned run with real worker code, the real gateway and real time; the ledger is in memory. */
export const createGatewayRun = async ({
  questions,
  apiBase,
  settings,
  objects = createMemoryObjectStore(),
}: GatewayRunOptions): Promise<GatewayRun> => {
  const cases = someCases(questions);
  const ledger = createMemoryLedger();
  const manifest = await storeCases(objects, cases);
  const run = makeRun({
    identity: makeIdentity({ apiBase }),
    settings: makeSettings(settings),
    totals: { cases: cases.length, questions: questions.reduce((sum, count) => sum + count, 0) },
  });
  await ledger.createRun(run);
  const { chunkSize, workers } = planFanOut(cases.length, run.settings.concurrency);
  const caseKeys = manifest.cases.map(({ caseKey }) => caseKey);
  const chunks = splitIntoChunks(caseKeys, chunkSize);
  const work = (chunk: (typeof chunks)[number]) =>
    evaluateChunk(makeChunkInput({ chunk: { ...chunk, caseKeys: [...chunk.caseKeys] } }), {
      ...clock,
      ledger,
      objects,
      linkObject: async (key) => key,
      executions: createExecutions().executions,
      failedCases: { send: async () => undefined },
      log: () => undefined,
      openModel: async ({ identity }) => createOpenAiModel({ ...identity, apiKey: undefined }),
      remainingMs: () => 900_000,
    });
  return {
    ledger,
    work: async () => {
      const outputs: ChunkOutput[] = [];
      const left = [...chunks];
      const worker = async () => {
        for (let chunk = left.shift(); chunk; chunk = left.shift()) outputs.push(await work(chunk));
      };
      await Promise.all(Array.from({ length: workers }, worker));
      return outputs;
    },
  };
};
