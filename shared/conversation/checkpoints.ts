import * as z from 'zod';
import { runKeys } from '../storage/keys.ts';
import {
  type ObjectStore,
  PreconditionFailedError,
  type PutResult,
  type StoredObject,
} from '../storage/object-store.ts';
import { parseStored } from '../storage/parse-stored.ts';
import { UnreadableError } from '../storage/unreadable-error.ts';
import { type TurnRecord, turnRecordSchema } from './turn-record.ts';

const checkpointSchema = z.object({ fence: z.number().int(), turns: z.array(turnRecordSchema) });

/** The turns of a case so far; `etag` names the object they came from and is undefined before the first save. */
export interface Checkpoint {
  readonly turns: readonly TurnRecord[];
  readonly etag: string | undefined;
  /** Why the turns cannot be read: the case starts over, and its next save replaces the object. */
  readonly unreadable?: UnreadableError;
}

export interface CheckpointOfCase {
  readonly runId: string;
  readonly caseKey: string;
  /** Of the claim: a case that is claimed for the first time has no checkpoint in the former place. */
  readonly fence?: number;
  /** Turns saved under an older fence belong to an attempt that was discarded. */
  readonly startFence?: number | undefined;
  /** More turns cannot be the case's: its last one is never saved here. */
  readonly maxTurns?: number;
}

export const loadCheckpoint = async (
  objects: ObjectStore,
  {
    runId,
    caseKey,
    fence = Number.POSITIVE_INFINITY,
    startFence = 0,
    maxTurns = Number.POSITIVE_INFINITY,
  }: CheckpointOfCase,
): Promise<Checkpoint> => {
  const current = await objects.get(runKeys.checkpoint(runId, caseKey));
  const object =
    current ?? (fence > 1 ? await objects.get(runKeys.formerCheckpoint(runId, caseKey)) : undefined);
  if (!object) return { turns: [], etag: undefined };
  const saved = readCheckpoint(object, maxTurns);
  const etag = current?.etag;
  if (saved instanceof UnreadableError) return { turns: [], etag, unreadable: saved };
  return { turns: saved.fence < startFence ? [] : saved.turns, etag };
};

export interface CheckpointSave {
  readonly runId: string;
  readonly caseKey: string;
  readonly fence: number;
  readonly turns: readonly TurnRecord[];
  /** The object to replace. */
  readonly etag: string | undefined;
}

/** Puts of one checkpoint; each but the first follows a put of an older claim that came in between. */
const maxPuts = 5;

/**
 * Saves the turns so far. Replaces what the worker of an older claim saved after it had lost the case: this claim has
 * asked that turn again, and no other worker would continue the case.
 * @returns the new ETag
 * @throws {PreconditionFailedError} when a newer claim has saved
 */
export const saveCheckpoint = async (objects: ObjectStore, save: CheckpointSave): Promise<string> => {
  const key = runKeys.checkpoint(save.runId, save.caseKey);
  const body = JSON.stringify({ fence: save.fence, turns: save.turns });
  let { etag } = save;
  for (let puts = 1; ; puts += 1) {
    const put = await putOver(objects, { key, body, etag });
    if (!(put instanceof PreconditionFailedError)) return put.etag;
    const stored = await objects.get(key);
    // If the response to a put is lost, the client repeats the put and finds its own object.
    if (stored && Buffer.from(body).equals(stored.bytes)) return stored.etag;
    if (puts === maxPuts || (stored && fenceOf(stored) > save.fence)) throw put;
    etag = stored?.etag;
  }
};

/** @param etag of the object to replace; undefined if there must be none */
const putOver = async (
  objects: ObjectStore,
  { key, body, etag }: { readonly key: string; readonly body: string; readonly etag: string | undefined },
): Promise<PutResult | PreconditionFailedError> => {
  const condition = etag === undefined ? 'absent' : { etag };
  try {
    return await objects.put(key, body, { condition, contentType: 'application/json' });
  } catch (error) {
    if (error instanceof PreconditionFailedError) return error;
    throw error;
  }
};

const readCheckpoint = (
  object: StoredObject,
  maxTurns = Number.POSITIVE_INFINITY,
): z.infer<typeof checkpointSchema> | UnreadableError => {
  try {
    const saved = parseStored(object, checkpointSchema);
    return saved.turns.length <= maxTurns
      ? saved
      : new UnreadableError(object.location, `it has ${saved.turns.length} turns, and the case ${maxTurns}`);
  } catch (error) {
    if (error instanceof UnreadableError) return error;
    throw error;
  }
};

/** A checkpoint that cannot be read counts as older than any claim. */
const fenceOf = (object: StoredObject): number => {
  const saved = readCheckpoint(object);
  return saved instanceof UnreadableError ? 0 : saved.fence;
};
