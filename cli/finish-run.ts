import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runKeys } from '../shared/evidence/keys.ts';
import { textOf } from '../shared/evidence/object-store.ts';
import { buildResults } from '../shared/results/build-results.ts';
import type { ExecutionState } from '../shared/run/executions.ts';
import { refusals } from '../shared/run/run-errors.ts';
import type { Stack } from './connect.ts';
import { exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Prints a finished run's summary, writes its results file and tells what is left. Returns the exit code. */
export const finishRun = async (
  {
    runId,
    execution,
    output,
  }: { readonly runId: string; readonly execution: ExecutionState; readonly output: string },
  stack: Stack,
  terminal: Terminal,
): Promise<number> => {
  const run = await stack.ledger.getRun(runId);
  if (!run || refusals.has(execution.error ?? '')) {
    // Nothing was asked, and the cause says what to do.
    terminal.note(`${execution.error ?? execution.status}: ${causeText(execution)}`);
    return exitCodes.badInput;
  }
  const isBuilt = run.finishedAt !== undefined;
  const text = isBuilt ? await readText(stack, runKeys.summaryText(runId)) : undefined;
  terminal.result(text ?? (await buildResults(run, stack)).text);
  const results = await stack.objects.get(runKeys.results(runId));
  if (results) {
    await mkdir(dirname(output), { recursive: true });
    await writeFile(output, results.bytes);
    terminal.note(`Results: ${output}`);
  }
  if (execution.status === 'SUCCEEDED') return exitCodes.fine;
  terminal.note(`${execution.error ?? execution.status}: ${causeText(execution)}`);
  terminal.note(`Run ${runId} is not complete. Only what is open runs again with: liveclin rerun ${runId}`);
  return exitCodes.incomplete;
};

const readText = async ({ objects }: Stack, key: string): Promise<string | undefined> => {
  const object = await objects.get(key);
  return object && textOf(object);
};

/** A failed function's cause is JSON with an errorMessage; other causes are plain text. */
const causeText = ({ cause }: ExecutionState): string => {
  if (cause === undefined) return 'no cause was given';
  try {
    const parsed: unknown = JSON.parse(cause);
    if (typeof parsed === 'object' && parsed !== null && 'errorMessage' in parsed)
      return String(parsed.errorMessage);
  } catch {
    // Plain text.
  }
  return cause;
};
