import * as z from 'zod';
import { paceChangeSchema } from '../pace-log.ts';
import { limitSchema, startLimit } from './limit.ts';

const memberSchema = z.object({
  /** Conversations that have a call on its way or wait for one. */
  want: z.number().int(),
  /** Calls at once that it may have, or still has, until its lease ends. */
  slots: z.number().int(),
  until: z.number(),
  /** Requests and tokens a minute that its run's user names. */
  rpm: z.number().optional(),
  tpm: z.number().optional(),
});
export type Member = z.infer<typeof memberSchema>;

const countSchema = z.object({ sent: z.number().int(), refused: z.number().int() });
export type CallCount = z.infer<typeof countSchema>;

/**
 * What is known of an endpoint's limits, and how they are shared among all workers of all runs that use it with the
 * same key and model (docs/design.md, "Pace"). Plain data; times are epoch milliseconds, rates calls per millisecond.
 */
export const poolSchema = z.object({
  version: z.number().int(),
  usedAt: z.number(),
  /** What limits calls, as far as refusals tell: nothing, a number at once, or a number in a time. */
  kind: z.enum(['none', 'at once', 'rate']),
  /** Calls at once. While nothing limits them, it doubles whenever all are in use. */
  window: limitSchema,
  /** Calls per millisecond; once a rate is suspected. */
  rate: limitSchema.optional(),
  /** After refusals nobody calls until then, and then one worker, to see whether calls pass again. */
  pause: z
    .object({
      until: z.number(),
      tries: z.number().int(),
      /** The worker that calls, and until when it may. */
      prober: z.object({ worker: z.string(), until: z.number() }).optional(),
      /** Whether something has shown that calls are limited in a time. */
      isRate: z.boolean(),
      /** Since the limits were last changed: calls that got through until the pause. */
      cycle: z.object({ since: z.number(), calls: z.number().int() }),
      /** Calls per millisecond that got through in the minute before. */
      passed: z.number(),
    })
    .optional(),
  /** While a lower limit is tried out: the share that was refused before, and the limit. */
  trial: z.object({ before: z.number(), level: z.number() }).optional(),
  /** The share of calls that is refused at any pace. */
  noise: z.number(),
  /** The calls by which the present limits are judged: those sent from then on. */
  countsFrom: z.number(),
  sample: countSchema,
  /** Cuts since the limits last held. */
  strikes: z.number().int(),
  /** What response headers name, a minute. */
  told: z.object({ rpm: z.number().optional(), tpm: z.number().optional() }),
  /** Tokens of a call, prompt and reply, on average. */
  tokens: z.number().optional(),
  /** Where a rate is known: until when its calls are given away. */
  nextAt: z.number(),
  /** Calls that got through lately, in spans of a few seconds. */
  passed: z.array(z.object({ at: z.number(), calls: z.number().int() })),
  members: z.record(z.string(), memberSchema),
  history: z.array(paceChangeSchema),
  cuts: z.number().int(),
});
export type Pool = z.infer<typeof poolSchema>;

/** Calls at once to begin with. */
export const firstWindow = 16;

export const startPool = (now: number): Pool => ({
  version: 0,
  usedAt: now,
  kind: 'none',
  window: startLimit(firstWindow, now),
  noise: 0,
  countsFrom: 0,
  sample: { sent: 0, refused: 0 },
  strikes: 0,
  told: {},
  nextAt: 0,
  passed: [],
  members: {},
  history: [],
  cuts: 0,
});

/** What was learnt is forgotten when nobody has called for this long: limits change. */
const forgottenMs = 3_600_000;
/** Clocks of workers differ by less: a clock that was set back would have everybody wait until its old time returns. */
const mostAheadMs = 60_000;

export const currentPool = (pool: Pool | undefined, now: number): Pool =>
  pool && now - pool.usedAt < forgottenMs && pool.usedAt - now < mostAheadMs
    ? pool
    : { ...startPool(now), version: pool?.version ?? 0 };
