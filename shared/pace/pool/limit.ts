import * as z from 'zod';

/** A limit that is searched for: what is allowed now, between what has held and what was refused. */
export const limitSchema = z.object({
  level: z.number(),
  since: z.number(),
  /** The highest level that has held. */
  good: z.number(),
  /** The lowest that was refused; forgotten after a while, because limits change. */
  bad: z.number().optional(),
  /** By which share the next raise goes up while no level above is known to be refused. */
  step: z.number(),
  /** How long a level must hold once the search has ended. */
  restMs: z.number(),
});
export type Limit = z.infer<typeof limitSchema>;

/** How a kind of limit is searched for. */
export interface SearchRule {
  /** A level has held when nothing was refused for so long. */
  readonly provenMs: number;
  /** The search has ended when good and bad are so close, as a share. */
  readonly closeness: number;
  /** The least difference between two levels. */
  readonly unit: number;
  /** The largest share by which a raise goes up. */
  readonly longestStep: number;
}

const firstStep = 0.02;
const firstRestMs = 60_000;
const longestRestMs = 480_000;
/** Where nothing better is known, a cut leaves so much. */
const cutTo = 0.95;

export const startLimit = (level: number, now: number): Limit => ({
  level,
  since: now,
  good: level / 4,
  step: firstStep,
  restMs: firstRestMs,
});

/** The limit after its level has held: halfway to what was refused, or a step further each time. */
export const raised = (
  limit: Limit,
  { provenMs, closeness, unit, longestStep }: SearchRule,
  now: number,
): Limit => {
  const { level, since, bad, step, restMs } = limit;
  const heldMs = now - since;
  if (heldMs < provenMs) return limit;
  const good = Math.max(limit.good, level);
  const room = bad === undefined ? Number.POSITIVE_INFINITY : bad - level;
  if (room <= Math.max(unit, closeness * level)) {
    return heldMs < restMs
      ? limit
      : { ...limit, good, bad: undefined, step: firstStep, restMs: Math.min(longestRestMs, 2 * restMs) };
  }
  const up = Math.max(unit, step * level);
  const isFree = bad === undefined;
  return {
    ...limit,
    good,
    level: level + (isFree ? up : room / 2),
    since: now,
    step: isFree ? Math.min(longestStep, 3 * step) : step,
  };
};

/** The limit after its level was refused: back to what has held, or below if that is what was refused. */
export const lowered = (limit: Limit, now: number, most = Number.POSITIVE_INFINITY): Limit => {
  const { level, good, restMs } = limit;
  const known = good < level ? good : cutTo * level;
  const next = Math.min(known, most);
  return {
    level: next,
    since: now,
    good: Math.min(good, next),
    bad: level,
    step: firstStep,
    restMs,
  };
};
