const baseMs = 1_000;

/**
 * Milliseconds to wait before the next try: exponential backoff with full jitter
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), and never less than the other
 * side asks for. Up to a tenth of what it asks for is added, so that workers do not return in step.
 * @param tries tries so far, at least 1
 * @param random uniform in [0, 1)
 */
export const retryDelayMs = (
  tries: number,
  retryAfterMs: number | undefined,
  random: () => number,
  maxBackoffMs = 60_000,
): number => {
  const backoffMs = random() * Math.min(maxBackoffMs, baseMs * 2 ** (tries - 1));
  if (retryAfterMs === undefined) return backoffMs;
  return Math.max(backoffMs, retryAfterMs + random() * Math.min(retryAfterMs * 0.1, 5_000));
};
