import { createHash } from 'node:crypto';
import { clock } from '../../functions/clock.ts';
import { evaluateSeat } from '../../functions/evaluate-cases/evaluate-seat.ts';
import type { SeatOutput } from '../../functions/evaluate-cases/seat-input.ts';
import type { WorkerDependencies } from '../../functions/evaluate-cases/worker-dependencies.ts';
import { createExecutions } from '../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../shared/adapters/memory/memory-ledger.ts';
import { createMemoryObjectStore } from '../../shared/adapters/memory/memory-object-store.ts';
import { createOpenAiModel } from '../../shared/adapters/openai/openai-model.ts';
import { present } from '../../shared/basics/present.ts';
import type { ImageMode } from '../../shared/conversation/turn-images.ts';
import type { DatasetManifest } from '../../shared/dataset/stored-datasets.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { planSeats } from '../../shared/run/plan-seats.ts';
import type { RunIdentity } from '../../shared/run/run-identity.ts';
import type { RunSettings } from '../../shared/run/run-settings.ts';

import { datasetKeys, runKeys } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';

import { someCases } from '../made-up/a-case.ts';
import { digest, makeIdentity, makeRun, makeSeatInput, makeSettings } from '../made-up/factories.ts';
import { storeCases } from '../made-up/store-cases.ts';

export interface GatewayRunOptions {
  /** Questions of each case. */
  readonly questions: readonly number[];
  readonly apiBase: string;
  readonly identity?: Partial<RunIdentity>;
  readonly settings?: Partial<RunSettings>;
  /** Conversations that one worker holds at most. */
  readonly perWorker?: number;
  /** In memory by default. */
  readonly objects?: ObjectStore;
  readonly imageMode?: ImageMode;
  /** Shown with each case's scenario. */
  readonly picture?: Uint8Array | undefined;
}

export interface GatewayRun {
  readonly ledger: Ledger;
  /** Works at all seats at once. */
  work(overrides?: Partial<WorkerDependencies>): Promise<SeatOutput[]>;
}

/** A planned run with real worker code, the real gateway and real time; the ledger is in memory. */
export const createGatewayRun = async ({
  questions,
  apiBase,
  identity,
  settings,
  perWorker = 100,
  objects = createMemoryObjectStore(),
  imageMode = 'url',
  picture,
}: GatewayRunOptions): Promise<GatewayRun> => {
  const policy = picture && { scenario_image_details: [{ caption_prefix: 'Figure 1', file: '1.png' }] };
  const cases = someCases(questions, present({ policy }));
  const ledger = createMemoryLedger();
  const manifest = await storeCases(objects, cases, picture && (await storePicture(objects, picture)));
  const run = makeRun({
    identity: makeIdentity({ apiBase, imageMode, ...identity }),
    settings: makeSettings(settings),
    totals: { cases: cases.length, questions: questions.reduce((sum, count) => sum + count, 0) },
  });
  await ledger.createRun(run);
  const imageBytes = picture?.length ?? 0;
  const seats = planSeats(
    manifest.cases.map((each) => ({ ...each, imageBytes })),
    {
      concurrency: run.settings.concurrency,
      perWorker,
      workers: Number.POSITIVE_INFINITY,
    },
  );
  for (const seat of seats) await objects.put(runKeys.seat(run.runId, 1, seat.seat), JSON.stringify(seat));
  const workAt = (seat: number, overrides: Partial<WorkerDependencies>) =>
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
      ...overrides,
    });
  return {
    ledger,
    work: (overrides = {}) => Promise.all(seats.map(({ seat }) => workAt(seat, overrides))),
  };
};

const storePicture = async (
  objects: ObjectStore,
  picture: Uint8Array,
): Promise<Pick<DatasetManifest, 'images' | 'withImages'>> => {
  const sha256 = createHash('sha256').update(picture).digest('hex');
  await objects.put(datasetKeys.image(digest, sha256, '.png'), picture);
  const image = { sha256, bytes: picture.length, extension: '.png', mime: 'image/png' };
  return { images: { '1.png': image }, withImages: true };
};
