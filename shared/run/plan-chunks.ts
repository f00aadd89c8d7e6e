/** The most conversations one worker holds at once: 25 fit into 512 MB (docs/design.md, "Fan-out"). */
export const maxPerWorker = 25;

export interface FanOut {
  /** Conversations at once in one worker. */
  readonly perWorker: number;
  /** Workers at once. */
  readonly workers: number;
  /** Cases one worker is given; more than it holds at once, so that a straggler does not empty it. */
  readonly chunkSize: number;
}

/**
 * Splits a run's concurrency over workers: perWorker x workers never exceeds `concurrency`.
 * @param cases cases still to be done, at least 1
 */
export const planFanOut = (cases: number, concurrency: number): FanOut => {
  const perWorker = Math.min(maxPerWorker, concurrency);
  const workers = Math.floor(concurrency / perWorker);
  const evenShare = Math.ceil(cases / workers);
  return {
    perWorker,
    workers,
    chunkSize: Math.max(1, Math.min(4 * perWorker, Math.max(perWorker, evenShare))),
  };
};

export interface Chunk {
  /** Position of the chunk in its plan, counted from 1. */
  readonly number: number;
  readonly caseKeys: readonly string[];
}

export const splitIntoChunks = (caseKeys: readonly string[], chunkSize: number): Chunk[] =>
  Array.from({ length: Math.ceil(caseKeys.length / chunkSize) }, (_, index) => ({
    number: index + 1,
    caseKeys: caseKeys.slice(index * chunkSize, (index + 1) * chunkSize),
  }));
