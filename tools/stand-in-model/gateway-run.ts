import { clock } from '../../functions/clock.ts';
import { evaluateSeat } from '../../functions/evaluate-cases/evaluate-seat.ts';
import type { SeatOutput } from '../../functions/evaluate-cases/seat-input.ts';
import { createExecutions } from '../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../shared/adapters/memory/memory-ledger.ts';
import { createMemoryObjectStore } from '../../shared/adapters/memory/memory-object-store.ts';
import { createOpenAiModel } from '../../shared/adapters/openai/openai-model.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { planSeats } from '../../shared/run/plan-seats.ts';
import type { RunSettings } from '../../shared/run/run-settings.ts';

import { runKeys } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';

import { someCases } from '../made-up/a-case.ts';
import { makeIdentity, makeRun, makeSeatInput, makeSettings } from '../made-up/factories.ts';
import { storeCases } from '../made-up/store-cases.ts';

export interface GatewayRunOptions {
  /** Questions of each case. */
  readonly questions: readonly number[];
  readonly apiBase: string;
  readonly settings?: Partial<RunSettings>;
  /** Conversations that one worker holds at most. */
  readonly perWorker?: number;
  /** In memory by default. */
  readonly objects?: ObjectStore;
}

export interface GatewayRun {
  readonly ledger: Ledger;
  /** Works at all seats at once. */
  work(): Promise<SeatOutput[]>;
}

/** A planned run with real worker code, the real gateway and real time; the ledger is in memory. */
export const createGatewayRun = async ({
  questions,
  apiBase,
  settings,
  perWorker = 100,
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
  const seats = planSeats(manifest.cases, {
    concurrency: run.settings.concurrency,
    perWorker,
    workers: Number.POSITIVE_INFINITY,
  });
  for (const seat of seats) await objects.put(runKeys.seat(run.runId, 1, seat.seat), JSON.stringify(seat));
  const work = ({ seat }: (typeof seats)[number]) =>
    evaluateSeat(makeSeatInput({ place: { seat, lane: 0, seats: seats.length } }), {
      ...clock,
      ledger,
      objects,
      linkObject: async (key) => key,
      executions: createExecutions().executions,
      failedCases: { send: async () => undefined },
      wake: async () => undefined,
      log: () => undefined,
      openModel: async ({ identity }) => createOpenAiModel({ ...identity, apiKey: undefined }),
      remainingMs: () => 900_000,
    });
  return {
    ledger,
    work: () => Promise.all(seats.map(work)),
  };
};
