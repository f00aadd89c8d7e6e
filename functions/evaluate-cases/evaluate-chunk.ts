import { createWorkerPace, loadPaceLog } from './admission/worker-pace.ts';
import { createCaseQueue, openCases } from './case-queue.ts';
import { CasesFailedError, RunTakenOverError, TooManyLoopsError } from './chunk-errors.ts';
import type { ChunkInput, ChunkOutput } from './chunk-input.ts';
import type { ChunkWork } from './chunk-work.ts';
import { type ChunkTally, createChunkTally } from './progress/chunk-tally.ts';
import { createFailureReporter } from './progress/failure-reporter.ts';
import { observeCases } from './progress/observe-cases.ts';
import { runConversations } from './run-conversations.ts';
import { createRunWatch, isTakenOver } from './run-watch.ts';
import { createStartRule } from './start-rule.ts';
import { whilePulsing } from './while-pulsing.ts';
import type { WorkerDependencies } from './worker-dependencies.ts';

/**
 * Invocations a chunk may take. A loop costs 9 events of a child's 25,000
 * (https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html).
 */
export const maxLoops = 2_000;

/** How often a worker checks on its run and saves its progress. */
const pulseMs = 3_000;

/**
 * Runs the conversations of one chunk, many at once, until they end or this invocation's time does.
 * @throws {RunTakenOverError} when the run belongs to another execution; if it did from the start, nothing was touched
 * @throws {TooManyLoopsError}
 * @throws {CasesFailedError} when no case of the chunk is open and some have failed for good
 */
export const evaluateChunk = async (
  input: ChunkInput,
  dependencies: WorkerDependencies,
): Promise<ChunkOutput> => {
  const { ledger, now, sleep } = dependencies;
  const run = await ledger.getRun(input.runId);
  if (!run || isTakenOver(run, input)) throw new RunTakenOverError(input);
  if (input.loops >= maxLoops) throw new TooManyLoopsError(input);

  const rows = await ledger.getCases(run.runId, input.chunk.caseKeys);
  const tally = createChunkTally(input.chunk, rows);
  const watch = createRunWatch(run, input, dependencies);
  const work: ChunkWork = {
    input,
    run,
    rows,
    queue: createCaseQueue(openCases(input, rows)),
    watch,
    mayStartIn: createStartRule(run.settings, watch, dependencies.remainingMs),
    pace: createWorkerPace(await loadPaceLog(run, input, dependencies), now),
    cases: observeCases(ledger, [tally.observe, createFailureReporter(run.plan, dependencies)]),
  };

  const saveProgress = () =>
    ledger.saveChunkProgress(run.runId, run.plan, {
      ...tally.count(new Date(now()).toISOString()),
      pace: work.pace.log,
    });
  const beat = async () => {
    await watch.refresh();
    await saveProgress();
  };
  await whilePulsing({ beat, everyMs: pulseMs, sleep }, () => runConversations(work, dependencies));
  await saveProgress();
  return chunkOutput(work, tally, now());
};

const chunkOutput = ({ input, queue, watch }: ChunkWork, tally: ChunkTally, now: number): ChunkOutput => {
  if (watch.ending === 'taken over') throw new RunTakenOverError(input);
  const next = queue.next();
  if (next !== undefined && !watch.ending) {
    const waitSeconds = Math.max(1, Math.ceil((next - now) / 1_000));
    return { ...input, loops: input.loops + 1, status: 'CONTINUE', waitSeconds };
  }
  const failed = tally.failed();
  if (failed.length > 0) throw new CasesFailedError(failed);
  return { status: 'DONE', done: tally.count('').done, pending: queue.size };
};
