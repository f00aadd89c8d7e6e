import { evaluateSeat } from '../../../functions/evaluate-cases/evaluate-seat.ts';
import type { SeatInput, SeatOutput } from '../../../functions/evaluate-cases/seat-input.ts';
import { awaitShift } from '../../../functions/evaluate-cases/shift/await-shift.ts';
import type { WorkerDependencies } from '../../../functions/evaluate-cases/worker-dependencies.ts';
import { createExecutions, executionArn } from '../../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger, type MemoryLedger } from '../../../shared/adapters/memory/memory-ledger.ts';
import { createMemoryObjectStore } from '../../../shared/adapters/memory/memory-object-store.ts';
import { present } from '../../../shared/basics/present.ts';
import type { ImageMode } from '../../../shared/conversation/turn-images.ts';
import type { DatasetManifest } from '../../../shared/dataset/stored-datasets.ts';
import type { Ledger } from '../../../shared/ledger/ledger.ts';
import type { Run } from '../../../shared/ledger/run-row.ts';
import type { CaseResult } from '../../../shared/results/case-result.ts';
import type { FailedCase } from '../../../shared/run/failed-case-queue.ts';
import { planSeats } from '../../../shared/run/plan-seats.ts';
import type { RunSettings } from '../../../shared/run/run-settings.ts';
import type { Wake, Woken } from '../../../shared/run/wake.ts';
import { runKeys } from '../../../shared/storage/keys.ts';
import { type ObjectStore, textOf } from '../../../shared/storage/object-store.ts';
import { createFakeClock, type FakeClock } from '../../../tools/doubles/fake-clock.ts';
import { createMortal, type Fate, type Step } from '../../../tools/doubles/mortal.ts';
import { someCases } from '../../../tools/made-up/a-case.ts';
import { makeIdentity, makeRun, makeSeatInput, makeSettings } from '../../../tools/made-up/factories.ts';
import { storeCases } from '../../../tools/made-up/store-cases.ts';
import {
  createRecordedModel,
  type RecordedModel,
  recordedKeys,
  type Script,
} from '../model/recorded-model.ts';

export interface EvaluationOptions {
  /** Questions of each case. */
  readonly questions?: readonly number[];
  readonly settings?: Partial<RunSettings>;
  readonly script?: Script;
  readonly latencyMs?: () => number;
  readonly imageMode?: ImageMode;
  /** Figures of each case's scenario. */
  readonly figures?: readonly object[];
  /** What the dataset knows of its image files. */
  readonly images?: DatasetManifest['images'];
  /** What the run knows of the parameters that are accepted; undefined: nothing yet. */
  readonly adaptations?: Run['adaptations'];
}

/** The conditions of one invocation; by default a calm one of 15 minutes. */
export interface InvocationOptions {
  readonly input?: SeatInput;
  readonly fateOf?: (step: Step) => Fate;
  readonly limitMs?: number;
  readonly dependencies?: Partial<WorkerDependencies>;
}

export interface Evaluation {
  readonly clock: FakeClock;
  readonly ledger: MemoryLedger;
  readonly objects: ObjectStore;
  readonly model: RecordedModel;
  /** Messages about cases that failed for good. */
  readonly reported: readonly FailedCase[];
  /** What Step Functions says of executions, by their names; none by default. */
  readonly setExecution: ReturnType<typeof createExecutions>['set'];
  readonly caseKeys: readonly string[];
  /** State of the one child execution that has all cases. */
  readonly input: SeatInput;
  /** One invocation of the worker. Its promise never settles when it dies. */
  invoke(options?: InvocationOptions): Promise<SeatOutput>;
  /** As the state machine does it: waits and invokes until the lane is done. */
  child(options?: InvocationOptions): Promise<SeatOutput>;
  /** A worker that dies while it works; resolves when it is dead. */
  killed(fateOf: (step: Step) => Fate): Promise<void>;
  /** Another execution takes the run over: the input of its child. */
  takeOver(name: string, settings?: Partial<RunSettings>): Promise<SeatInput>;
  results(): Promise<SettledCase[]>;
}

/** Above what any test asks for. */
const maxAtOneSeat = 100;

const seatIsOver: SeatOutput = {
  status: 'DONE',
  place: { seat: 1, lane: 0, seats: 1 },
  done: 0,
  pending: 0,
};

/** What must be the same however a run went. */
export interface SettledCase {
  readonly caseKey: string;
  readonly status: string;
  readonly questions: readonly unknown[];
}

/** A planned run over made-up cases with real worker code on the doubles. */
export const createEvaluation = async (options: EvaluationOptions = {}): Promise<Evaluation> => {
  const policy = { scenario_image_details: options.figures ?? [] };
  const cases = someCases(options.questions ?? [3], { keys: recordedKeys, policy });
  const clock = createFakeClock();
  const ledger = createMemoryLedger();
  const objects = createMemoryObjectStore();
  const manifest = await storeCases(objects, cases, present({ images: options.images }));
  const caseKeys = manifest.cases.map(({ caseKey }) => caseKey);
  const model = createRecordedModel(clock, options);
  const { executions, set: setExecution } = createExecutions();
  const reported: FailedCase[] = [];
  const run = makeRun({
    identity: makeIdentity(present({ imageMode: options.imageMode })),
    settings: makeSettings(options.settings),
    ...('adaptations' in options ? { adaptations: options.adaptations } : {}),
    totals: {
      cases: cases.length,
      questions: manifest.cases.reduce((sum, { questions }) => sum + questions, 0),
    },
  });
  await ledger.createRun(run);
  const input = makeSeatInput();
  const writeSeat = async (plan: number, concurrency: number) => {
    const [seat] = planSeats(manifest.cases, { concurrency, perWorker: maxAtOneSeat, workers: 1 });
    await objects.put(runKeys.seat(run.runId, plan, 1), JSON.stringify(seat));
  };
  await writeSeat(input.plan, run.settings.concurrency);
  const tokens = new Map<string, (woken: Woken) => void>();
  const wake: Wake = async (token, woken) => tokens.get(token)?.(woken);
  /** As the state machine does it: waits until the lane is woken. */
  const shiftOf = async (at: SeatInput): Promise<Woken> => {
    const token = `token-${tokens.size + 1}`;
    const woken = new Promise<Woken>((resolve) => tokens.set(token, resolve));
    await awaitShift({ ...at, token }, { ledger, wake, now: clock.now });
    return woken;
  };

  const start = ({ fateOf = () => undefined, limitMs = 900_000, ...given }: InvocationOptions) => {
    const process = createMortal(fateOf);
    const endsAtMs = clock.now() + limitMs;
    const { askModel } = process.wrap('model', { askModel: model.askModel });
    const output = evaluateSeat(given.input ?? input, {
      ledger: process.wrap('ledger', ledger),
      objects: process.wrap('objects', objects),
      linkObject: async (key) => `https://bucket.example/${key}`,
      executions,
      failedCases: {
        send: async (failedCase) => {
          reported.push(failedCase);
        },
      },
      wake,
      log: () => undefined,
      openModel: async () => askModel,
      remainingMs: () => endsAtMs - clock.now(),
      now: clock.now,
      sleep: process.wrap('clock', { sleep: clock.sleep }).sleep,
      random: () => 0.5,
      ...given.dependencies,
    });
    return { output, died: process.died };
  };
  const invoke = (given: InvocationOptions = {}) => start(given).output;

  return {
    clock,
    ledger,
    objects,
    model,
    reported,
    setExecution,
    caseKeys,
    input,
    invoke,
    child: async (given = {}) => {
      for (let at = given.input ?? input; ; ) {
        const output = await invoke({ ...given, input: at });
        if (output.status === 'DONE') return output;
        if (output.status === 'PAUSE') await clock.sleep(output.waitSeconds * 1_000);
        if (output.status === 'AWAIT' && (await shiftOf(output)).status === 'DONE') return seatIsOver;
        at = output;
      }
    },
    killed: async (fateOf) => {
      const { output, died } = start({ fateOf });
      await Promise.race([
        died,
        output.then(() => Promise.reject(new Error('The worker outlived its killer.'))),
      ]);
    },
    takeOver: async (name, settings = {}) => {
      const before = await ledger.getRun(run.runId);
      const lock = {
        runId: run.runId,
        executionArn: executionArn(name),
        expected: before?.activeExecution ?? '',
      };
      const changed = { ...run.settings, ...settings };
      const plan = (await ledger.lockRun({ ...lock, settings: changed })) ?? 0;
      await writeSeat(plan, changed.concurrency);
      return { ...input, executionArn: executionArn(name), plan };
    },
    results: () => settledCases(run.runId, { ledger, objects }),
  };
};

/** The results of the same cases when nothing goes wrong. */
export const calmResults = async (options: EvaluationOptions): Promise<SettledCase[]> => {
  const calm = await createEvaluation(options);
  await calm.child();
  return calm.results();
};

const settledCases = async (
  runId: string,
  { ledger, objects }: { readonly ledger: Ledger; readonly objects: ObjectStore },
): Promise<SettledCase[]> => {
  const settled: SettledCase[] = [];
  for await (const { caseKey, status, resultKey, resultVersion } of ledger.listCases(runId)) {
    const object = resultKey === undefined ? undefined : await objects.get(resultKey, resultVersion);
    const result = object && (JSON.parse(textOf(object)) as CaseResult);
    const questions = result?.mcqs.map(({ turn: _calls, ...verdict }) => verdict) ?? [];
    settled.push({ caseKey, status, questions });
  }
  return settled.sort((a, b) => (a.caseKey < b.caseKey ? -1 : 1));
};
