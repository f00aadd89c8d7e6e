import type { ImageMode } from '../conversation/turn-images.ts';

/** How long one invocation of a worker may last: Lambda's own limit. */
export const lifetimeSeconds = 900;

/** Time that saving a reply and returning cleanly takes at the end of an invocation. */
export const reserveSeconds = 15;

/**
 * The most conversations that one worker holds at once. Pictures that are sent as bytes fill its memory; without them
 * a conversation costs little more than its texts (docs/design.md, "The fleet").
 */
export const maxPerWorker: Readonly<Record<ImageMode, number>> = { local: 25, url: 100, presigned: 100 };

/** Seconds that a worker must have left to make a call: in the background, it only starts the reply and records it. */
export const callSeconds = ({ timeout, background }: CallSettings): number => (background ? 60 : timeout);

interface CallSettings {
  readonly timeout: number;
  readonly background?: boolean | undefined;
}

/** Each lane costs a child execution, and with the longest timeouts more lanes would save little. */
const maxLanes = 8;

/**
 * Lanes that a seat needs so that one can always start turns while the calls of the earlier ones are still on their way
 * (docs/design.md, "The fleet").
 * @param timeout of a request, in seconds
 */
export const lanesOf = (timeout: number): number => {
  const windingDown = timeout + reserveSeconds;
  return Math.min(maxLanes, 1 + Math.ceil(windingDown / Math.max(1, lifetimeSeconds - windingDown)));
};
