import { chatCompletion } from './chat-completion.ts';
import { startModelServer } from './model-server.ts';
import { createRateLimit, type LimitOptions } from './rate-limit.ts';

export interface LimitedModelOptions extends LimitOptions {
  readonly latencyMs: number;
}

/** What became of each request, in the order of their arrival. */
export interface LimitedRequests {
  readonly requests: readonly { readonly atMs: number; readonly accepted: boolean }[];
}

export interface LimitedReplies extends LimitedRequests {
  /** The response to a request that arrives now. */
  next(): {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: object;
    readonly delayMs: number;
  };
}

/** Refuses (429) the calls above its limit, right away, and answers the others B. @param now any milliseconds that grow */
export const createLimitedReplies = (options: LimitedModelOptions, now: () => number): LimitedReplies => {
  const judge = createRateLimit(options);
  const requests: { readonly atMs: number; readonly accepted: boolean }[] = [];
  return {
    requests,
    next: () => {
      const atMs = now();
      const { accepted, retryAfterMs, usedUpForMs } = judge(atMs);
      requests.push({ atMs, accepted });
      if (accepted) {
        const headers = usedUpForMs === undefined ? {} : usedUpHeaders(usedUpForMs);
        return { status: 200, headers, body: chatCompletion('\\boxed{B}'), delayMs: options.latencyMs };
      }
      const headers: Record<string, string> =
        retryAfterMs === undefined ? {} : { 'retry-after-ms': String(Math.ceil(retryAfterMs)) };
      const body = { error: { message: 'Rate limit reached for requests' } };
      return { status: 429, headers, body, delayMs: 0 };
    },
  };
};

export interface LimitedModel extends LimitedRequests, AsyncDisposable {
  readonly url: string;
}

/** A real server with a rate limit, in real time. */
export const startLimitedModel = async (options: LimitedModelOptions): Promise<LimitedModel> => {
  const replies = createLimitedReplies(options, () => performance.now());
  const server = await startModelServer({ keepRequests: false, reply: replies.next });
  return { url: server.url, requests: replies.requests, [Symbol.asyncDispose]: server.close };
};

const usedUpHeaders = (ms: number) => ({
  'x-ratelimit-remaining-requests': '0',
  'x-ratelimit-reset-requests': `${Math.ceil(ms)}ms`,
});

export interface LimitShares {
  /** Accepted calls as a share of what the limit allows. */
  readonly achieved: number;
  readonly refused: number;
}

/** What was made of the limit over its whole windows from `fromMs` after the first request until the last. */
export const limitShares = (
  { requests }: LimitedRequests,
  { calls, windowMs }: LimitOptions,
  fromMs: number,
): LimitShares => {
  const start = (requests[0]?.atMs ?? 0) + fromMs;
  const windows = Math.floor(((requests.at(-1)?.atMs ?? 0) - start) / windowMs);
  const counted = requests.filter(({ atMs }) => atMs >= start && atMs < start + windows * windowMs);
  const accepted = counted.filter((request) => request.accepted).length;
  return { achieved: accepted / (windows * calls), refused: 1 - accepted / counted.length };
};
