import type { Ask } from './ask.ts';
import type { Member, Pool } from './pool.ts';

/** The workers whose leases have not ended; who died gives its lease back that way. */
export const liveMembers = ({ members }: Pool, now: number): Pool['members'] =>
  Object.fromEntries(Object.entries(members).filter(([, { until }]) => until > now));

export const othersOf = ({ members }: Pool, worker: string): Member[] =>
  Object.entries(members).flatMap(([name, member]) => (name === worker ? [] : [member]));

/** Calls that are on their way, or may be by the next ask. */
export const onItsWay = (pool: Pool, { worker, inFlight }: Pick<Ask, 'worker' | 'inFlight'>): number =>
  othersOf(pool, worker).reduce((sum, { slots }) => sum + slots, inFlight);
