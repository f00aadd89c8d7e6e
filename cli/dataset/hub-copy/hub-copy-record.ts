import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { InputError } from '../../../shared/basics/input-error.ts';
import { type HubOrigin, hubOriginSchema } from '../../../shared/dataset/hub-origin.ts';

/** The file beside a downloaded dataset that says where it is from and how much of it is there. */
const recordName = 'hub.json';

const recordSchema = z.object({
  origin: hubOriginSchema,
  /** Written as `nothing` first: a download that was interrupted is known by it. */
  complete: z.enum(['nothing', 'cases', 'images']),
});

/** A downloaded dataset, or a part of one. */
export interface HubCopy {
  readonly origin: HubOrigin;
  isComplete(withImages: boolean): boolean;
}

/**
 * Undefined for a folder that was not downloaded by this program: nothing is ever written into such a one.
 * @throws {InputError} when the record is not readable
 */
export const loadHubCopy = async (folder: string): Promise<HubCopy | undefined> => {
  const path = join(folder, recordName);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { origin, complete } = parseRecord(text, path);
  return {
    origin,
    isComplete: (withImages) => complete === 'images' || (complete === 'cases' && !withImages),
  };
};

const parseRecord = (text: string, path: string): z.infer<typeof recordSchema> => {
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new InputError(`${path} is damaged: remove it and its folder to download the dataset again.`, {
      cause,
    });
  }
};

/** Replaces the record in one step. */
export const saveHubCopy = async (
  folder: string,
  origin: HubOrigin,
  complete: z.infer<typeof recordSchema>['complete'],
): Promise<void> => {
  const path = join(folder, recordName);
  await mkdir(folder, { recursive: true });
  await writeFile(`${path}.new`, `${JSON.stringify({ origin, complete }, null, 2)}\n`);
  await rename(`${path}.new`, path);
};
