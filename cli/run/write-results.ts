import { writeFile } from 'node:fs/promises';
import { present } from '../../shared/basics/present.ts';
import { describeError } from '../describe-error.ts';
import { cannotWrite, checkOutput } from '../results/check-output.ts';
import { moveAsideOtherRuns } from '../results/move-aside-other-runs.ts';

/** What happened to a run's results file on this machine. */
export interface WrittenResults {
  readonly output?: string;
  /** Where another file went that was in its place. */
  readonly kept?: string;
  /** Why there is no file. */
  readonly unsaved?: string;
}

/**
 * Writes a run's results file. Replaces an earlier file of the same run; moves any other file aside. When the file
 * cannot be written, the rest of the run's end is still shown.
 */
export const writeResults = async (
  { runId, output }: { readonly runId: string; readonly output: string },
  results: Uint8Array,
): Promise<WrittenResults> => {
  try {
    await checkOutput(output);
    const kept = await moveAsideOtherRuns(runId, output);
    await writeFile(output, results).catch((error: unknown) => {
      throw cannotWrite(output, error);
    });
    return { output, ...present({ kept }) };
  } catch (error) {
    return { unsaved: describeError(error) };
  }
};
