import { parseJson } from '../../shared/basics/parse-json.ts';
import { present } from '../../shared/basics/present.ts';
import type { Coverage } from '../../shared/ledger/coverage.ts';
import { firstOfFailureList } from '../../shared/outputs/failure-list.ts';
import { saveResults } from '../../shared/outputs/save-results.ts';
import { parseSummary } from '../../shared/results/results-file.ts';
import type { ExecutionState } from '../../shared/run/executions.ts';
import { refusals } from '../../shared/run/run-errors.ts';
import { runFolder, runKeys } from '../../shared/storage/keys.ts';
import { type ObjectStore, textOf } from '../../shared/storage/object-store.ts';
import type { Stack } from '../aws/connect-stack.ts';
import { outputFlag } from '../results/output-file.ts';
import { aimHints } from '../terminal/aim-hints.ts';
import { commandLine } from '../terminal/command-line.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { Target } from '../terminal/target.ts';
import { type WrittenResults, writeResults } from './write-results.ts';

/** How a run's execution ended, and what it produced. `--json` prints it without the text. */
export interface RunEnd extends WrittenResults {
  readonly runId: string;
  /** Refused: no question was asked. */
  readonly state: 'complete' | 'incomplete' | 'refused';
  readonly exitCode: number;
  /** Error name and cause of the execution, when it did not succeed. */
  readonly error?: string;
  readonly cause?: string;
  /** With the first ten failed cases. */
  readonly coverage?: Coverage;
  readonly summary?: unknown;
  /** The run's folder in the bucket. */
  readonly evidence?: string;
  /** The command that runs the failed and unfinished cases. */
  readonly next?: string;
  readonly text: string;
}

export interface EndedRun {
  readonly runId: string;
  /** Undefined when Step Functions has forgotten it. */
  readonly execution: ExecutionState | undefined;
  /** Where the results file goes. */
  readonly output: string;
  readonly target: Target;
}

/** Reads what an ended run produced and writes its results file. */
export const endOfRun = async (
  { runId, execution, output, target }: EndedRun,
  stack: Pick<Stack, 'ledger' | 'objects' | 'bucketName'>,
): Promise<RunEnd> => {
  const run = await stack.ledger.getRun(runId);
  const failure = failureOf(execution, target);
  if (!run || refusals.has(execution?.error ?? '')) {
    return { runId, state: 'refused', exitCode: exitCodes.badInput, ...failure, text: '' };
  }
  // An execution that was ended from outside left no results.
  if (run.finishedAt === undefined) await saveResults(run, stack);
  const text = (await readText(stack.objects, runKeys.summaryText(runId))) ?? '';
  const results = await stack.objects.get(runKeys.results(runId));
  const saved = results ? await writeResults({ runId, output }, results.bytes) : {};
  const figures = await summaryOf(runId, stack.objects);
  const isComplete = execution
    ? execution.status === 'SUCCEEDED'
    : figures.coverage?.done === run.totals.cases;
  const produced = {
    ...figures,
    ...saved,
    evidence: `s3://${stack.bucketName}/${runFolder(runId)}`,
    text,
  };
  if (isComplete) {
    const exitCode = saved.unsaved === undefined ? exitCodes.ok : exitCodes.incomplete;
    return { runId, state: 'complete', exitCode, ...produced };
  }
  const next = commandLine(target, ['rerun', runId], outputFlag(runId, output));
  return { runId, state: 'incomplete', exitCode: exitCodes.incomplete, ...failure, ...produced, next };
};

const readText = async (objects: ObjectStore, key: string): Promise<string | undefined> => {
  const object = await objects.get(key);
  return object && textOf(object);
};

const summaryOf = async (
  runId: string,
  objects: ObjectStore,
): Promise<Pick<RunEnd, 'coverage' | 'summary'>> => {
  const object = await objects.get(runKeys.summary(runId));
  if (!object) return {};
  const { coverage, summary } = parseSummary(object);
  const failures = coverage?.failed ? await objects.get(runKeys.failures(runId)) : undefined;
  if (!coverage || !failures) return present({ coverage, summary });
  return { coverage: { ...coverage, firstFailed: firstOfFailureList(failures) }, summary };
};

const failureOf = (
  execution: ExecutionState | undefined,
  target: Target,
): Pick<RunEnd, 'error' | 'cause'> => {
  if (!execution)
    return { error: 'ExecutionForgotten', cause: 'Step Functions no longer has a record of the execution' };
  if (execution.status === 'SUCCEEDED') return {};
  return { error: execution.error ?? execution.status, cause: aimHints(causeText(execution), target) };
};

/** A failed function's cause is JSON with an errorMessage; other causes are plain text. */
const causeText = ({ cause }: ExecutionState): string => {
  if (cause === undefined) return 'no cause given';
  const parsed = parseJson(cause);
  const isFailure = typeof parsed === 'object' && parsed !== null && 'errorMessage' in parsed;
  return isFailure ? String(parsed.errorMessage) : cause;
};
