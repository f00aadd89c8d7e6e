/** The most conversations that one worker holds in parallel: 25 fit into 512 MB (docs/design.md, "Fan-out"). */
export const maxPerWorker = 25;

export interface FanOut {
  /** Parallel conversations in one worker. */
  readonly perWorker: number;
  /** Parallel workers. */
  readonly workers: number;
  /** Cases per worker; more than it holds in parallel, so that a slow case does not leave it idle. */
  readonly chunkSize: number;
}

/**
 * Divides a run's concurrency among workers: perWorker x workers never exceeds `concurrency`.
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
