import type { ScriptedReply } from '../../../../tools/stand-in-model/model-server.ts';
import { type Behaviour, nginxPage, plainBackoffMs } from './behaviour.ts';

const refused = (headers: Record<string, string> = {}, fields: object = {}): ScriptedReply => ({
  status: 429,
  headers,
  body: {
    error: { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded', ...fields },
  },
});
const again = (waitMs: number) => ({ failure: 'rate limit', asked: 'again', waitMs }) as const;
const quota = { failure: 'quota exhausted', asked: 'never' } as const;
const geminiRefusal = (details: readonly object[]): ScriptedReply => ({
  status: 429,
  body: [
    {
      error: {
        code: 429,
        message: 'You exceeded your current quota, please check your plan and billing details.',
        status: 'RESOURCE_EXHAUSTED',
        details,
      },
    },
  ],
});
const quotaFailure = (quotaId: string) => ({
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
  violations: [{ quotaId }],
});
const retryInfo = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.5s' };

/** Waits carry a twentieth of jitter, at most 2.5 s, since `random` is one half. */
export const rateLimitBehaviours: readonly Behaviour[] = [
  {
    name: '429 of a flex tier without room',
    reply: {
      status: 429,
      body: { error: { message: 'Resource unavailable', code: 'resource_unavailable' } },
    },
    leadsTo: { failure: 'no capacity', asked: 'again' },
  },
  { name: '429 without a hint', reply: refused(), leadsTo: again(plainBackoffMs) },
  {
    name: '429 page of nginx',
    reply: nginxPage(429, 'Too Many Requests'),
    leadsTo: { ...again(plainBackoffMs), says: 'HTTP 429: 429 Too Many Requests' },
  },
  { name: '429 with Retry-After in seconds', reply: refused({ 'retry-after': '7' }), leadsTo: again(7_350) },
  {
    name: '429 with Retry-After as a date',
    reply: (now) => refused({ 'retry-after': new Date(now + 20_000).toUTCString() }),
    leadsTo: again(21_000),
  },
  {
    name: '429 with Retry-After as a date that is past',
    reply: (now) => refused({ 'retry-after': new Date(now - 60_000).toUTCString() }),
    leadsTo: again(plainBackoffMs),
  },
  {
    name: '429 with retry-after-ms beside rounded seconds',
    reply: refused({ 'retry-after-ms': '1200', 'retry-after': '2' }),
    leadsTo: again(1_260),
  },
  {
    name: '429 with Retry-After: 0',
    reply: refused({ 'retry-after': '0' }),
    leadsTo: again(plainBackoffMs),
  },
  {
    name: '429 with a Retry-After that cannot be read',
    reply: refused({ 'retry-after': 'soon' }),
    leadsTo: again(plainBackoffMs),
  },
  {
    name: '429 with x-ratelimit-reset-requests as a duration',
    reply: refused({ 'x-ratelimit-reset-requests': '12s' }),
    leadsTo: again(12_600),
  },
  {
    name: '429 with x-ratelimit-reset-tokens in milliseconds',
    reply: refused({ 'x-ratelimit-reset-tokens': '620ms' }),
    leadsTo: again(651),
  },
  {
    name: '429 with two limits of which one is used up',
    reply: refused({
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '4s',
      'x-ratelimit-remaining-tokens': '90000',
      'x-ratelimit-reset-tokens': '6m0s',
    }),
    leadsTo: again(4_200),
  },
  {
    name: '429 with X-RateLimit-Reset as epoch milliseconds',
    reply: (now) => refused({ 'x-ratelimit-reset': String(now + 10_000) }),
    leadsTo: again(10_500),
  },
  {
    name: '429 of Gemini by the minute, in the words of a used-up quota',
    reply: geminiRefusal([quotaFailure('GenerateRequestsPerMinutePerProjectPerModel'), retryInfo]),
    leadsTo: again(36_225),
  },
  {
    name: '429 of Gemini by the minute that does not say when to come back',
    reply: geminiRefusal([quotaFailure('GenerateContentInputTokensPerModelPerMinute')]),
    leadsTo: again(plainBackoffMs),
  },
  {
    name: '429 of Gemini that says it in words alone',
    reply: refused({}, { message: 'You exceeded your current quota. Please retry in 21.5s.', code: 429 }),
    leadsTo: again(22_575),
  },
  {
    name: '429 of Azure through a gateway that drops its headers',
    reply: refused({}, { message: 'Too many tokens. Please retry after 12 seconds.', code: '429' }),
    leadsTo: again(12_600),
  },
  {
    name: '429 whose words name more time than there is',
    reply: refused({}, { message: 'Please try again in 99999999999999h.' }),
    leadsTo: { ...quota, says: 'the endpoint asks to wait 24.0 h' },
  },
  {
    name: '402 of OpenRouter while calls under way may use up the balance',
    reply: {
      status: 402,
      headers: { 'retry-after': '4' },
      body: {
        error: {
          code: 402,
          message: 'In-flight budget exhausted',
          metadata: { limit_source: 'openrouter_in_flight_budget' },
        },
      },
    },
    leadsTo: again(4_200),
  },
  {
    name: '429 for a request above the limit of a minute, which never gets through',
    reply: refused({}, { message: 'Request too large for gpt-4o: Limit 30000, Requested 38211.' }),
    leadsTo: { failure: 'bad request', asked: 'never' },
  },
  {
    name: '429 of xAI for used-up credits',
    reply: {
      status: 429,
      body: {
        code: 'Some resource has been exhausted',
        error: 'Your team has either used all available credits or reached its monthly spending limit.',
      },
    },
    leadsTo: quota,
  },
  {
    name: '429 of OpenRouter',
    reply: {
      status: 429,
      body: { error: { code: 429, message: 'Provider returned error', metadata: { raw: 'slow down' } } },
    },
    leadsTo: { ...again(plainBackoffMs), says: 'Provider returned error: slow down' },
  },
  {
    name: '429 that mentions billing only as advice',
    reply: refused(
      {},
      { message: 'Rate limit reached. Add a payment method at https://example.com/account/billing.' },
    ),
    leadsTo: again(plainBackoffMs),
  },
  {
    name: '503 with Retry-After',
    reply: { status: 503, headers: { 'retry-after': '3' }, text: 'warming up' },
    leadsTo: { failure: 'server error', asked: 'again', waitMs: 3_150 },
  },
  {
    name: '500 that carries the state of its rate limits',
    reply: { status: 500, headers: { 'x-ratelimit-reset-tokens': '6m0s' }, body: { error: 'oops' } },
    leadsTo: { failure: 'server error', asked: 'again', waitMs: plainBackoffMs },
  },
  {
    name: '429 with a Retry-After over a minute',
    reply: refused({ 'retry-after': '120' }),
    leadsTo: { failure: 'rate limit', asked: 'later', waitMs: 122_500 },
  },
  {
    name: '429 with a Retry-After of an hour, the longest that a run waits',
    reply: refused({ 'retry-after': '3600' }),
    leadsTo: { failure: 'rate limit', asked: 'later', waitMs: 3_602_500 },
  },
  {
    name: '429 with a Retry-After of hours, which no run waits for',
    reply: refused({ 'retry-after': '7200' }),
    leadsTo: { ...quota, says: 'the endpoint asks to wait 2.0 h' },
  },
  {
    name: '429 with a reset in minutes',
    reply: refused({ 'x-ratelimit-reset-requests': '1m30s' }),
    leadsTo: { failure: 'rate limit', asked: 'later', waitMs: 92_500 },
  },
  {
    name: '429 insufficient_quota',
    reply: refused({ 'retry-after': '1' }, { type: 'insufficient_quota', code: 'insufficient_quota' }),
    leadsTo: quota,
  },
  {
    name: '429 insufficient_quota named by type alone',
    reply: refused({}, { type: 'insufficient_quota', code: null }),
    leadsTo: quota,
  },
  {
    name: '429 of a used-up quota in words alone',
    reply: { status: 429, body: { error: { message: 'You exceeded your current quota.' } } },
    leadsTo: quota,
  },
  {
    name: '429 of Gemini by the day',
    reply: geminiRefusal([quotaFailure('GenerateRequestsPerDayPerProjectPerModel-FreeTier'), retryInfo]),
    leadsTo: quota,
  },
];
