import type { MinuteLimits } from '../../model/dialect/named-limits.ts';
import type { Pool } from './pool.ts';

/** The share of a limit that a user or an endpoint names that is used: providers do not count exactly as we do. */
const givenShare = 0.98;
/** Of a call, prompt and reply, until one has ended. */
const guessedTokens = 2_000;
const minuteMs = 60_000;

/** The strictest of what live runs' users and the endpoint name. */
export const namedLimits = ({ members, told }: Pool): MinuteLimits => {
  const all = [told, ...Object.values(members)];
  return { rpm: least(all.map(({ rpm }) => rpm)), tpm: least(all.map(({ tpm }) => tpm)) };
};

/** Calls per millisecond; undefined where nothing limits them. */
export const effectiveRate = (pool: Pool): number | undefined => {
  const { rpm, tpm } = namedLimits(pool);
  return least([
    pool.kind === 'rate' ? pool.rate?.level : undefined,
    rpm && (givenShare * rpm) / minuteMs,
    tpm && (givenShare * tpm) / minuteMs / tokensOf(pool),
  ]);
};

export const tokensOf = ({ tokens }: Pick<Pool, 'tokens'>): number => Math.max(1, tokens ?? guessedTokens);

const least = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};
