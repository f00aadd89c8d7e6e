import type { LinkObject } from '../../shared/dataset/image-loader.ts';
import { loadManifest } from '../../shared/dataset/stored-datasets.ts';
import type { CaseRow } from '../../shared/ledger/case-row.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { AskModel } from '../../shared/model/ask-model.ts';
import { type Adaptations, createRequestParameters } from '../../shared/model/request-parameters.ts';
import type { Executions } from '../../shared/run/executions.ts';
import type { FailedCaseQueue } from '../../shared/run/failed-case-queue.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import type { Log } from '../log.ts';
import { admitFreely, createFirstCallAdmission } from './admission/first-call.ts';
import { createWorkerPace, loadPaceLog } from './admission/worker-pace.ts';
import { type CaseQueue, createCaseQueue } from './case-queue.ts';
import { CasesFailedError, RunTakenOverError, TooManyLoopsError } from './chunk-errors.ts';
import type { ChunkInput, ChunkOutput } from './chunk-input.ts';
import { type ChunkTally, createChunkTally } from './progress/chunk-tally.ts';
import { reportFailures } from './progress/report-failures.ts';
import { type ChunkWork, runConversations } from './run-conversations.ts';
import { createRunWatch, isTakenOver, type RunWatch } from './run-watch.ts';

export interface EvaluateChunkDependencies {
  readonly ledger: Ledger;
  readonly objects: ObjectStore;
  readonly linkObject: LinkObject;
  readonly executions: Pick<Executions, 'describe'>;
  readonly failedCases: FailedCaseQueue;
  readonly log: Log;
  readonly openModel: (run: Run) => Promise<AskModel>;
  /** Milliseconds this invocation has left. */
  readonly remainingMs: () => number;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
}

/**
 * Invocations a chunk may take. A loop costs 9 events of a child's 25,000
 * (https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html).
 */
export const maxLoops = 2_000;

/** How often a worker looks at its run and writes its progress. */
const pulseMs = 3_000;

/**
 * Runs the conversations of one chunk, many at once, as far as this invocation can.
 * @throws {RunTakenOverError} before anything is touched, when the run belongs to another execution
 * @throws {CasesFailedError} when every case is settled and some of them failed for good
 */
export const evaluateChunk = async (
  input: ChunkInput,
  dependencies: EvaluateChunkDependencies,
): Promise<ChunkOutput> => {
  const { ledger, now } = dependencies;
  const run = await ledger.getRun(input.runId);
  if (!run || isTakenOver(run, input)) throw takenOver(input);
  if (input.loops >= maxLoops) throw new TooManyLoopsError(tooManyLoops(input));

  const rows = await ledger.getCases(run.runId, input.chunk.caseKeys);
  const tally = createChunkTally(reportFailures(ledger, run.plan, dependencies), input.chunk, rows);
  const watch = createRunWatch(run, input, dependencies);
  const queue = createCaseQueue(openCases(input, rows));
  const pace = createWorkerPace(await loadPaceLog(run, input, dependencies), now);
  const saveProgress = () =>
    ledger.saveChunkProgress(run.runId, run.plan, {
      ...tally.count(new Date(now()).toISOString()),
      pace: pace.log,
    });

  await whilePulsing(
    async () => {
      await watch.refresh();
      await saveProgress();
    },
    dependencies.sleep,
    () => workThrough(queue, { run, input, rows, watch, pace, ledger: tally.ledger }, dependencies),
  );
  await saveProgress();
  if (watch.ending === 'taken over') throw takenOver(input);
  return chunkOutput(input, { tally, queue, watch, now: now() });
};

const workThrough = async (
  queue: CaseQueue,
  chunk: Omit<ChunkWork, 'manifest' | 'model'>,
  dependencies: EvaluateChunkDependencies,
): Promise<void> => {
  if (queue.size === 0 || chunk.watch.ending) return;
  const { datasetDigest } = chunk.run.identity;
  const manifest = await loadManifest(dependencies.objects, datasetDigest);
  if (!manifest) throw new Error(`Dataset ${datasetDigest} of run ${chunk.run.runId} is gone.`);
  const model = await openChunkModel(chunk.run, dependencies);
  await runConversations(queue, { ...chunk, manifest, model }, dependencies);
};

/** The run's model, with what is known of the parameters that its endpoint accepts. */
const openChunkModel = async (
  run: Run,
  { ledger, openModel }: Pick<EvaluateChunkDependencies, 'ledger' | 'openModel'>,
): Promise<ChunkWork['model']> => {
  const note = (adaptations: Adaptations) => ledger.noteAdaptations(run.runId, adaptations);
  return {
    askModel: await openModel(run),
    parameters: createRequestParameters(run.identity.parameters, run.adaptations, (adaptation) =>
      note({ [adaptation.parameter]: adaptation }),
    ),
    admit: run.adaptations ? admitFreely : createFirstCallAdmission(() => note({})),
  };
};

/** Cases that this plan has not settled yet, with the time (epoch ms) before which each must wait. */
const openCases = (input: ChunkInput, rows: readonly CaseRow[]): Map<string, number> => {
  const open = new Map(input.chunk.caseKeys.map((caseKey) => [caseKey, 0]));
  for (const row of rows) {
    const isSettled = row.status === 'done' || (row.status === 'failed' && row.plan === input.plan);
    if (isSettled) open.delete(row.caseKey);
    else if (row.plan === input.plan) open.set(row.caseKey, row.retryAt ?? 0);
  }
  return open;
};

const chunkOutput = (
  input: ChunkInput,
  { tally, queue, watch, now }: { tally: ChunkTally; queue: CaseQueue; watch: RunWatch; now: number },
): ChunkOutput => {
  const next = queue.next();
  if (next !== undefined && !watch.ending) {
    const waitSeconds = Math.max(1, Math.ceil((next - now) / 1_000));
    return { ...input, loops: input.loops + 1, status: 'CONTINUE', waitSeconds };
  }
  const failed = tally.failed();
  if (failed.length > 0) throw new CasesFailedError(failed);
  return { status: 'DONE', done: tally.count('').done, pending: queue.size };
};

/** Runs `beat` every few seconds for as long as `task` takes; a beat that fails is tried again at the next. */
const whilePulsing = async (
  beat: () => Promise<void>,
  sleep: (ms: number) => Promise<void>,
  task: () => Promise<void>,
): Promise<void> => {
  let isOver = false;
  let beating: Promise<void> = Promise.resolve();
  const pulse = async () => {
    for (;;) {
      await sleep(pulseMs);
      if (isOver) return;
      beating = beat().catch(() => undefined);
      await beating;
    }
  };
  void pulse();
  try {
    await task();
  } finally {
    isOver = true;
    await beating;
  }
};

const takenOver = ({ runId, executionArn, plan }: ChunkInput): RunTakenOverError =>
  new RunTakenOverError(
    `Run ${runId} is worked on by another execution than plan ${plan} of ${executionArn}.`,
  );

const tooManyLoops = ({ chunk, loops }: ChunkInput): string =>
  `Chunk ${chunk.number} came back ${loops} times without an end. Its open cases stay pending: resume the run.`;
