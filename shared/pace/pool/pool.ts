import * as z from 'zod';
import { paceChangeSchema } from '../pace-log.ts';

/** What the workers at one endpoint have seen in a few seconds. */
const trafficSchema = z.object({ at: z.number(), sent: z.number().int(), refused: z.number().int() });
export type Traffic = z.infer<typeof trafficSchema>;

const memberSchema = z.object({
  /** Conversations that have a call on its way or wait for one. */
  conversations: z.number().int(),
  inFlight: z.number().int(),
  /** What it may do until its lease ends. */
  rate: z.number().optional(),
  atOnce: z.number().int().optional(),
  until: z.number(),
});
export type Member = z.infer<typeof memberSchema>;

/** The calls by which the present limits are judged: those that went out under them. */
const sampleSchema = z.object({ sent: z.number().int(), refused: z.number().int() });
export type Sample = z.infer<typeof sampleSchema>;

/**
 * What is known of an endpoint's limits, and how they are shared among all workers of all runs that use it with the
 * same key and model. Times are epoch milliseconds, rates calls per millisecond.
 *
 * An endpoint that refuses calls (429) limits how many it takes at once, or how many in a time, or refuses at random.
 * The three are tried in this order, because the wrong one shows itself: below a limit of calls at once nothing is
 * refused, and neither is below a rate; what is refused at any pace is refused at random.
 */
export const poolSchema = z.object({
  version: z.number().int(),
  /** What limits calls: nothing, a number at once or a rate. */
  limit: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('at once'), atOnce: z.number() }),
    z.object({
      kind: z.literal('rate'),
      rate: z.number(),
      /** While a much lower rate is tried, to see whether as many calls are refused at any: what was before. */
      test: z.object({ rate: z.number(), refusedShare: z.number() }).optional(),
    }),
  ]),
  /** The share of calls that is refused at any pace. */
  noise: z.number(),
  /** Only calls sent from then on count for the sample: until then, not every worker knows the present limits. */
  countsFrom: z.number(),
  sample: sampleSchema,
  /** When the endpoint takes calls again, as it says. */
  quietUntil: z.number(),
  /** After the first refusals: when all workers have reported theirs. */
  decideAt: z.number().optional(),
  growth: z.object({
    /** The limit is raised after this long without refusals. */
    everyMs: z.number(),
    /** By this share of it. */
    share: z.number(),
    /** The limit before it was raised, while it is not known whether that was right. */
    before: z.number().optional(),
    nextAt: z.number(),
    /** Calls that the latest raise too many has cost. */
    cost: z.number().int(),
  }),
  /** Cuts since the limits last held. */
  strikes: z.number().int(),
  replyMs: z.number().optional(),
  /** Tokens of a call, prompt and reply, on average. */
  tokens: z.number().optional(),
  startedAt: z.number(),
  traffic: z.array(trafficSchema),
  members: z.record(z.string(), memberSchema),
  history: z.array(paceChangeSchema),
  cuts: z.number().int(),
});
export type Pool = z.infer<typeof poolSchema>;

export const firstGrowth = { everyMs: 20_000, share: 0.01 } as const;

export const startPool = (now: number): Pool => ({
  version: 0,
  limit: { kind: 'none' },
  noise: 0,
  countsFrom: 0,
  sample: { sent: 0, refused: 0 },
  growth: { ...firstGrowth, cost: 0, nextAt: now },
  strikes: 0,
  quietUntil: 0,
  startedAt: now,
  traffic: [],
  members: {},
  history: [],
  cuts: 0,
});
