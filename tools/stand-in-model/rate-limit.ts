/** What a server that limits calls says to one of them. */
export interface LimitVerdict {
  readonly accepted: boolean;
  /** How long the caller should wait; undefined when it does not say. */
  readonly retryAfterMs?: number;
  /** Until the limit starts over, on the call that used it up; undefined when it does not say. */
  readonly usedUpForMs?: number;
}

export type LimitKind = 'fixed window' | 'sliding window' | 'token bucket';

export interface LimitOptions {
  readonly kind: LimitKind;
  /** Calls it takes in `windowMs`. */
  readonly calls: number;
  readonly windowMs: number;
  /** Whether a refusal says when to come back. */
  readonly retryAfter?: boolean;
  /** Whether responses carry the state of the limit. */
  readonly headers?: boolean;
}

/** What is left of a limit, and when it takes calls again. */
interface Meter {
  /** Takes a call, if there is room for it. */
  take(now: number): boolean;
  /** Milliseconds until there is room. */
  msToRoom(now: number): number;
  /** Milliseconds until the whole limit is there again: what OpenAI's reset headers name. */
  msToFull(now: number): number;
}

/** A rate limit as providers have them: refused calls do not count. @param now any milliseconds that grow */
export const createRateLimit = (options: LimitOptions): ((now: number) => LimitVerdict) => {
  const meter = meters[options.kind](options);
  return (now) => {
    if (!meter.take(now)) {
      return { accepted: false, ...(options.retryAfter ? { retryAfterMs: meter.msToRoom(now) } : {}) };
    }
    const isUsedUp = meter.msToRoom(now) > 0;
    return { accepted: true, ...(options.headers && isUsedUp ? { usedUpForMs: meter.msToFull(now) } : {}) };
  };
};

const fixedWindow = ({ calls, windowMs }: LimitOptions): Meter => {
  let window = -1;
  let used = 0;
  const toNext = (now: number) => (Math.floor(now / windowMs) + 1) * windowMs - now;
  return {
    take: (now) => {
      const current = Math.floor(now / windowMs);
      if (current !== window) used = 0;
      window = current;
      if (used >= calls) return false;
      used += 1;
      return true;
    },
    msToRoom: (now) => (used < calls ? 0 : toNext(now)),
    msToFull: toNext,
  };
};

const slidingWindow = ({ calls, windowMs }: LimitOptions): Meter => {
  const taken: number[] = [];
  return {
    take: (now) => {
      while (taken[0] !== undefined && taken[0] <= now - windowMs) taken.shift();
      if (taken.length >= calls) return false;
      taken.push(now);
      return true;
    },
    msToRoom: (now) => (taken.length < calls ? 0 : (taken[0] ?? 0) + windowMs - now),
    msToFull: (now) => (taken.at(-1) ?? 0) + windowMs - now,
  };
};

const tokenBucket = ({ calls, windowMs }: LimitOptions): Meter => {
  let tokens = calls;
  let filledAt: number | undefined;
  const msPerToken = windowMs / calls;
  return {
    take: (now) => {
      tokens = Math.min(calls, tokens + (now - (filledAt ?? now)) / msPerToken);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    msToRoom: () => (tokens >= 1 ? 0 : (1 - tokens) * msPerToken),
    msToFull: () => (calls - tokens) * msPerToken,
  };
};

const meters: Record<LimitKind, (options: LimitOptions) => Meter> = {
  'fixed window': fixedWindow,
  'sliding window': slidingWindow,
  'token bucket': tokenBucket,
};
