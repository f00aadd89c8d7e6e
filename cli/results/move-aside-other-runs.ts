import { rename, stat } from 'node:fs/promises';
import { runIdOfFile } from './run-id-of-file.ts';

/**
 * Moves a file out of the way of a run's results file unless it belongs to the same run: it may be the only copy,
 * such as a file of the reference, which uses the same default path.
 * @returns its new path, undefined when nothing had to be moved
 */
export const moveAsideOtherRuns = async (runId: string, output: string): Promise<string | undefined> => {
  const existing = await stat(output).catch(() => undefined);
  if (!existing?.isFile() || existing.size === 0) return undefined;
  if ((await runIdOfFile(output)) === runId) return undefined;
  const kept = `${output.replace(/\.json$/, '')}.before-${runId}.json`;
  await rename(output, kept);
  return kept;
};

export const describeKept = (kept: string): string => `The file that was there is now ${kept}.`;
