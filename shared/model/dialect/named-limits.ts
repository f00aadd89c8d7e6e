import { present } from '../../basics/present.ts';
import type { HeaderSource } from './http-answer.ts';
import { plainNumber, resetMs } from './retry-after.ts';

/** Limits a minute, as an endpoint or a user names them. */
export interface MinuteLimits {
  /** Requests. */
  readonly rpm?: number | undefined;
  /** Tokens. */
  readonly tpm?: number | undefined;
}

interface LimitHeaders {
  readonly limit: string;
  /** When it is whole again; without it, the name says that the limit is one a minute. */
  readonly reset?: string;
}

/**
 * https://platform.openai.com/docs/guides/rate-limits (also Azure, Groq, Together);
 * https://docs.anthropic.com/en/api/rate-limits; Mistral's as its API sends them.
 */
const limitHeaders: Readonly<Record<keyof MinuteLimits, readonly LimitHeaders[]>> = {
  rpm: [
    { limit: 'x-ratelimit-limit-requests', reset: 'x-ratelimit-reset-requests' },
    { limit: 'anthropic-ratelimit-requests-limit', reset: 'anthropic-ratelimit-requests-reset' },
    { limit: 'x-ratelimit-limit-req-minute' },
  ],
  tpm: [
    { limit: 'x-ratelimit-limit-tokens', reset: 'x-ratelimit-reset-tokens' },
    { limit: 'anthropic-ratelimit-tokens-limit', reset: 'anthropic-ratelimit-tokens-reset' },
    { limit: 'x-ratelimit-limit-tokens-minute' },
  ],
};

/** A limit that is whole again later than that counts by the hour or the day: Groq's requests, for example. */
const minuteMs = 60_000;
const slackMs = 1_000;

/** No endpoint allows more; a limit of nothing is none that anybody could keep. */
const mostNamed = 1e10;

/** The limits a minute that a response names; undefined if it names none. @param nowMs epoch milliseconds */
export const namedLimits = (headers: HeaderSource, nowMs: number): MinuteLimits | undefined => {
  const limits = present({
    rpm: namedLimit(headers, 'rpm', nowMs) ?? policyLimit(headers),
    tpm: namedLimit(headers, 'tpm', nowMs),
  });
  return limits.rpm === undefined && limits.tpm === undefined ? undefined : limits;
};

const namedLimit = (headers: HeaderSource, kind: keyof MinuteLimits, nowMs: number): number | undefined => {
  for (const { limit, reset } of limitHeaders[kind]) {
    const named = believable(plainNumber(headers.get(limit)));
    if (named !== undefined && (reset === undefined || isOfAMinute(headers.get(reset), nowMs))) return named;
  }
  return undefined;
};

const isOfAMinute = (reset: string | null, nowMs: number): boolean => {
  const ms = resetMs(reset, nowMs);
  return ms !== undefined && ms <= minuteMs + slackMs;
};

/**
 * The strictest policy of requests a minute or less: `RateLimit-Policy: "burst";q=100;w=60` (the quota unit is requests
 * unless `qu` says otherwise), its older form `100;w=60`, and the same after the comma of `RateLimit-Limit: 100, 100;w=60`
 * (https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/).
 */
const policyLimit = (headers: HeaderSource): number | undefined => {
  const policies = ['ratelimit-policy', 'ratelimit-limit'].flatMap((name) =>
    (headers.get(name) ?? '').slice(0, longestPolicies).split(','),
  );
  const rates = policies.flatMap((policy) => believable(perMinute(policy)) ?? []);
  return rates.length === 0 ? undefined : Math.min(...rates);
};

const longestPolicies = 500;

const perMinute = (policy: string): number | undefined => {
  const [first = '', ...parameters] = policy.split(';').map((part) => part.trim());
  const values = new Map(
    parameters.map((part): [string, string] => {
      const [name = '', value = ''] = part.split('=');
      return [name.trim(), value.trim()];
    }),
  );
  const unit = values.get('qu') ?? '"requests"';
  const quota = plainNumber(values.get('q') ?? first);
  const seconds = plainNumber(values.get('w') ?? null);
  if (unit !== '"requests"' || quota === undefined || !seconds || seconds > minuteMs / 1_000)
    return undefined;
  return (quota * 60) / seconds;
};

const believable = (limit: number | undefined): number | undefined =>
  limit !== undefined && limit >= 1 && limit <= mostNamed ? limit : undefined;
