import { readFile, rename, stat } from 'node:fs/promises';

/**
 * Moves what stands where a run's results file goes out of its way, unless it is of the same run: it may be the only
 * copy, such as a file of the reference, whose default path is the same.
 * @returns where it is now, undefined when nothing had to be moved
 */
export const moveAsideOtherRuns = async (runId: string, output: string): Promise<string | undefined> => {
  const there = await stat(output).catch(() => undefined);
  if (!there?.isFile() || there.size === 0) return undefined;
  if ((await readFile(output, 'utf8')).includes(`"run_id": "${runId}"`)) return undefined;
  const kept = `${output.replace(/\.json$/, '')}.before-${runId}.json`;
  await rename(output, kept);
  return kept;
};

export const describeKept = (kept: string): string => `Other results stood there: they are in ${kept} now.`;
