import { writeFile } from 'node:fs/promises';
import { cannotWrite, checkOutput } from '../results/check-output.ts';
import { moveAsideOtherRuns } from '../results/move-aside-other-runs.ts';

/** What became of a run's results file on this machine. */
export interface SavedResults {
  readonly output?: string;
  /** Where another run's results are now that stood in its place. */
  readonly kept?: string;
  /** Why there is no file. */
  readonly unsaved?: string;
}

/**
 * Writes a run's results file, over what the same run left there before; anything else that stands there is moved
 * aside. A file that cannot be written is no reason to lose the rest of what a run's end has to say.
 */
export const saveResults = async (
  { runId, output }: { readonly runId: string; readonly output: string },
  results: Uint8Array,
): Promise<SavedResults> => {
  try {
    await checkOutput(output);
    const kept = await moveAsideOtherRuns(runId, output);
    await writeFile(output, results).catch((error: unknown) => {
      throw cannotWrite(output, error);
    });
    return { output, ...(kept === undefined ? {} : { kept }) };
  } catch (error) {
    return { unsaved: (error as Error).message };
  }
};
