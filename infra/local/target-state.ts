import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { sha256 } from '../../shared/basics/sha256.ts';
import { cacheDirectory } from './install/cache-directory.mjs';

const targetStateSchema = z.strictObject({
  /** LocalStack's process. */
  pid: z.int(),
  port: z.int(),
  startedAt: z.iso.datetime(),
});

/** What a start records for later commands. */
export type TargetState = z.infer<typeof targetStateSchema>;

/** Where one checkout keeps its target. */
export interface TargetPlace {
  directory: string;
  stateFile: string;
  logFile: string;
  lockFile: string;
  /** On the command line of every process of the target, so that they can be found without a state file. */
  instance: string;
}

/** Checkouts share no target: each has its own directory, and so its own port. */
export const targetPlace = (checkout: string, env: NodeJS.ProcessEnv): TargetPlace => {
  const directory = path.join(cacheDirectory(env), `run-${shortHash(checkout)}`);
  return {
    directory,
    stateFile: path.join(directory, 'target.json'),
    logFile: path.join(directory, 'localstack.log'),
    // Not inside the directory, which a stop removes.
    lockFile: `${directory}.lock`,
    instance: `liveclin-local-${shortHash(directory)}`,
  };
};

const shortHash = (text: string): string => sha256(text).slice(0, 12);

/** The state of the last start; undefined when there is none or it cannot be read. */
export const loadTargetState = async (stateFile: string): Promise<TargetState | undefined> => {
  const text = await readFile(stateFile, 'utf8').catch(() => '');
  try {
    return targetStateSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/** Replaces the file in one step, so that a reader never sees half of it. */
export const saveTargetState = async (stateFile: string, state: TargetState): Promise<void> => {
  await mkdir(path.dirname(stateFile), { recursive: true });
  await writeFile(`${stateFile}.new`, JSON.stringify(state, null, 2));
  await rename(`${stateFile}.new`, stateFile);
};
