import { z } from 'zod';
import { type TurnRecord, turnRecordSchema } from '../conversation/turn-record.ts';
import { runKeys } from './keys.ts';
import { type ObjectStore, PreconditionFailedError, textOf } from './object-store.ts';

const checkpointSchema = z.object({ fence: z.number().int(), turns: z.array(turnRecordSchema) });

/** The turns of a case so far and the object they came from; `etag` is undefined before the first save. */
export interface Checkpoint {
  readonly turns: readonly TurnRecord[];
  readonly etag: string | undefined;
}

export const loadCheckpoint = async (
  objects: ObjectStore,
  runId: string,
  caseKey: string,
): Promise<Checkpoint> => {
  const object = await objects.get(runKeys.checkpoint(runId, caseKey));
  if (!object) return { turns: [], etag: undefined };
  const { turns } = checkpointSchema.parse(JSON.parse(textOf(object)));
  return { turns, etag: object.etag };
};

export interface CheckpointSave {
  readonly runId: string;
  readonly caseKey: string;
  readonly fence: number;
  readonly turns: readonly TurnRecord[];
  /** The object that this one follows. */
  readonly etag: string | undefined;
}

/**
 * Saves the turns so far over the checkpoint they follow, and nothing else.
 * @returns the new ETag
 * @throws {PreconditionFailedError} when another worker has saved since
 */
export const saveCheckpoint = async (objects: ObjectStore, save: CheckpointSave): Promise<string> => {
  const key = runKeys.checkpoint(save.runId, save.caseKey);
  const body = JSON.stringify({ fence: save.fence, turns: save.turns });
  try {
    const condition = save.etag === undefined ? 'absent' : { etag: save.etag };
    return (await objects.put(key, body, { condition, contentType: 'application/json' })).etag;
  } catch (error) {
    if (!(error instanceof PreconditionFailedError)) throw error;
    // A put whose response was lost is sent again by the client and meets its own object.
    const stored = await objects.get(key);
    if (stored && textOf(stored) === body) return stored.etag;
    throw error;
  }
};
