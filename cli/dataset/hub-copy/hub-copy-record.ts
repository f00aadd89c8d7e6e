import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { InputError } from '../../../shared/basics/input-error.ts';
import { type HubOrigin, hubOriginSchema } from '../../../shared/dataset/hub-origin.ts';
import { readInside } from '../read-inside.ts';

/** The file next to a downloaded dataset that says where it came from and how much of it is there. */
const recordName = 'hub.json';

const recordSchema = z.object({
  origin: hubOriginSchema,
  /** `nothing` until the download is complete: this is how an interrupted one is recognized. */
  complete: z.enum(['nothing', 'cases', 'images']),
});

/** A downloaded dataset, or a part of one. */
export interface HubCopy {
  readonly origin: HubOrigin;
  isComplete(withImages: boolean): boolean;
}

/**
 * Undefined for a folder that this program did not download: it never writes into one.
 * @throws {InputError} when the record cannot be read
 */
export const loadHubCopy = async (folder: string): Promise<HubCopy | undefined> => {
  const record = await readInside(folder, recordName);
  if (!(record instanceof Uint8Array)) return undefined;
  const { origin, complete } = parseRecord(new TextDecoder().decode(record), join(folder, recordName));
  return {
    origin,
    isComplete: (withImages) => complete === 'images' || (complete === 'cases' && !withImages),
  };
};

const parseRecord = (text: string, path: string): z.infer<typeof recordSchema> => {
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new InputError(`${path} is damaged. Delete its folder to download the dataset again.`, {
      cause,
    });
  }
};

/** Replaces the record atomically. */
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
