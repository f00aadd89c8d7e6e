import { chatCompletion } from './chat-completion.ts';
import { type ModelServer, startModelServer } from './model-server.ts';
import { createRateLimit, type LimitOptions } from './rate-limit.ts';

export interface LimitedModel extends AsyncDisposable {
  readonly url: string;
  /** What became of each request, in the order of their arrival. */
  readonly requests: readonly { readonly atMs: number; readonly accepted: boolean }[];
}

export interface LimitedModelOptions extends LimitOptions {
  readonly latencyMs: number;
}

/** A real server that refuses (429) the calls above its limit, right away, and answers the others B. */
export const startLimitedModel = async (options: LimitedModelOptions): Promise<LimitedModel> => {
  const judge = createRateLimit(options);
  const requests: { readonly atMs: number; readonly accepted: boolean }[] = [];
  const server: ModelServer = await startModelServer({
    keepRequests: false,
    reply: () => {
      const atMs = performance.now();
      const { accepted, retryAfterMs, usedUpForMs } = judge(atMs);
      requests.push({ atMs, accepted });
      if (accepted) {
        const headers = usedUpForMs === undefined ? {} : usedUpHeaders(usedUpForMs);
        return { body: chatCompletion('\\boxed{B}'), delayMs: options.latencyMs, headers };
      }
      const headers = retryAfterMs === undefined ? {} : { 'retry-after-ms': String(Math.ceil(retryAfterMs)) };
      return { status: 429, headers, body: { error: { message: 'Rate limit reached for requests' } } };
    },
  });
  return { url: server.url, requests, [Symbol.asyncDispose]: server.close };
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
  { requests }: Pick<LimitedModel, 'requests'>,
  { calls, windowMs }: LimitOptions,
  fromMs: number,
): LimitShares => {
  const start = (requests[0]?.atMs ?? 0) + fromMs;
  const windows = Math.floor(((requests.at(-1)?.atMs ?? 0) - start) / windowMs);
  const counted = requests.filter(({ atMs }) => atMs >= start && atMs < start + windows * windowMs);
  const accepted = counted.filter((request) => request.accepted).length;
  return { achieved: accepted / (windows * calls), refused: 1 - accepted / counted.length };
};
