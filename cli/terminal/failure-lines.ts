import type { ChunkProgress } from '../../shared/ledger/chunk-progress.ts';

/** Reads the failed calls that were not shown yet off the chunks' progress, a line each. */
export const createFailureReader = () => {
  const shown = new Map<number, number>();
  return (chunks: readonly ChunkProgress[]): string[] =>
    chunks.flatMap(({ chunk, failures = [] }) => {
      const last = shown.get(chunk) ?? 0;
      const latest = failures.at(-1)?.number ?? 0;
      shown.set(chunk, latest);
      // A continued chunk is a new worker, which numbers anew.
      const news = failures.filter(({ number }) => number > last || latest < last);
      const missed = Math.max(0, (news[0]?.number ?? 0) - last - 1);
      const lines = news.map(
        (call) =>
          `${call.at} case ${call.caseId} Q${call.question} round ${call.round} try ${call.try}: ${call.failure}: ${call.message}`,
      );
      return missed > 0 ? [`... ${missed} failed calls not shown`, ...lines] : lines;
    });
};
