const baseMs = 1_000;
const capMs = 60_000;

/**
 * How long to wait before try `tries + 1`, in milliseconds: exponential backoff with full jitter
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), never less than the provider
 * asks for; what it asks for gets a tenth of jitter on top, so that workers do not return in step.
 * @param tries tries so far, at least 1
 * @param random uniform in [0, 1)
 */
export const retryDelayMs = (
  tries: number,
  retryAfterMs: number | undefined,
  random: () => number,
): number => {
  const backoffMs = random() * Math.min(capMs, baseMs * 2 ** (tries - 1));
  if (retryAfterMs === undefined) return backoffMs;
  return Math.max(backoffMs, retryAfterMs + random() * Math.min(retryAfterMs * 0.1, 5_000));
};
