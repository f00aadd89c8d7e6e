import pLimit from 'p-limit';
import { createByteBudget } from '../../../shared/basics/byte-budget.ts';
import type { AskModel, MakeRoom } from '../../../shared/model/ask-model.ts';

/**
 * Characters that every conversation may have without asking for room: texts of the user and the model, reasoning
 * included.
 */
const ordinaryLength = 100_000;

/** How often a case that has left memory looks whether there is room for it. */
export const roomLookMs = 1_000;

/** Characters that all longer conversations of a worker have together while they are in its memory. */
const longerLengths = 8_000_000;

/** Replies larger than usual that a worker reads at once, each until it is stored. */
const largeReplies = 2;

/** Conversations of unknown length that it loads at once. */
const loadsAtOnce = 4;

/**
 * How a worker's conversations share its memory for texts (docs/design.md, "Memory"). Nothing here is waited for while
 * something that another conversation waits for is kept, except that a reply waits for its place: those places are
 * given back when the reply is stored, which waits for no other conversation.
 */
export interface TextRooms {
  /** Whether the conversation fits, as far as this worker knows it. */
  fits(caseKey: string): boolean;
  /** Gives a case room for as long as `task` runs. */
  visit<T>(caseKey: string, task: (room: TextRoom) => Promise<T>): Promise<T>;
}

/** The room of one case while it is in memory. */
export interface TextRoom {
  /** Loads a conversation whose length is unknown. */
  load<T>(task: () => Promise<T>): Promise<T>;
  /**
   * Asks for room to go on with a conversation of so many characters, everything before being stored. False when there
   * is none: the case must leave memory until there is.
   */
  keep(length: number): boolean;
  /** The same model, whose large replies wait for a place, and keep it until the conversation goes on or leaves. */
  limitReplies(askModel: AskModel): AskModel;
}

export const createTextRooms = (): TextRooms => {
  const longer = createByteBudget(longerLengths);
  const replies = createByteBudget(largeReplies);
  const loads = pLimit(loadsAtOnce);
  const lengths = new Map<string, number>();
  const fits = (length: number) => length <= ordinaryLength || longer.fits(length);

  const open = (caseKey: string) => {
    let endKept: (() => void) | undefined;
    let endReply: (() => void) | undefined;
    const forget = () => {
      endKept?.();
      endKept = undefined;
    };
    const stored = () => {
      endReply?.();
      endReply = undefined;
    };
    const room: TextRoom = {
      load: (task) => loads(task),
      keep: (length) => {
        lengths.set(caseKey, length);
        forget();
        if (length > ordinaryLength) {
          endKept = longer.acquireNow(length);
          if (!endKept) return false;
        }
        stored();
        return true;
      },
      limitReplies: (askModel) => async (request) => {
        const makeRoom: MakeRoom = async (signal) => {
          endReply ??= await replies.acquire(1, signal);
        };
        try {
          return await askModel({ ...request, makeRoom });
        } catch (error) {
          stored();
          throw error;
        }
      },
    };
    const close = () => {
      forget();
      stored();
    };
    return { room, close };
  };

  return {
    fits: (caseKey) => fits(lengths.get(caseKey) ?? 0),
    visit: async (caseKey, task) => {
      const { room, close } = open(caseKey);
      try {
        return await task(room);
      } finally {
        close();
      }
    },
  };
};
