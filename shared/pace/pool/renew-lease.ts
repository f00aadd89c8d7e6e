import { present } from '../../basics/present.ts';
import { divide } from './divide.ts';
import { learn } from './learn.ts';
import type { Member, Pool, Sample } from './pool.ts';
import { addTraffic } from './traffic.ts';

/** What a worker says when it renews its lease: what has happened since it did last. */
export interface WorkerReport {
  readonly worker: string;
  readonly conversations: number;
  readonly inFlight: number;
  /** All calls whose fate is known. */
  readonly traffic: Sample;
  /** Those of them that were sent from `countsFrom` on. */
  readonly sample: Sample;
  readonly countsFrom: number;
  /** Until when the endpoint wants to be left alone; 0 if it has not said so. */
  readonly quietUntil: number;
  readonly replyMs?: number | undefined;
  readonly tokens?: number | undefined;
}

/** Limits that the user has set. */
export interface GivenLimits {
  /** Requests a minute. */
  readonly rpm?: number | undefined;
  /** Tokens a minute. */
  readonly tpm?: number | undefined;
}

/** What a worker may do until its lease ends; what is undefined is not limited. */
export interface Lease {
  readonly rate?: number | undefined;
  readonly atOnce?: number | undefined;
  /** Some was still leased to others: worth asking again soon. */
  readonly isShort: boolean;
  readonly noise: number;
  readonly quietUntil: number;
  readonly countsFrom: number;
  readonly until: number;
}

const leaseMs = 10_000;
/** No more than so many renewals a second, however many workers there are: each rewrites the whole row. */
const renewalsPerSecond = 20;

/** The pool after a worker's report, and its new lease. @param random uniform in [0, 1) */
export const renewLease = (
  pool: Pool,
  report: WorkerReport,
  {
    now,
    random,
    given,
  }: { readonly now: number; readonly random: () => number; readonly given: GivenLimits },
): { readonly pool: Pool; readonly lease: Lease } => {
  const others = Object.entries(pool.members).filter(
    ([worker, { until }]) => worker !== report.worker && until > now,
  );
  const { conversations, inFlight } = report;
  const until = now + Math.max(leaseMs, (2_000 * (others.length + 1)) / renewalsPerSecond);
  const self: Member = { conversations, inFlight, until };
  const reported = observe(
    { ...pool, members: Object.fromEntries([...others, [report.worker, self]]) },
    report,
    now,
  );
  const learnt = learn(reported, now);
  const parts = partsOf(learnt, { self, others: others.map(([, member]) => member), random, given });
  const member = { ...self, ...present({ rate: parts.rate, atOnce: parts.held }) };
  return {
    pool: {
      ...learnt,
      version: pool.version + 1,
      members: { ...learnt.members, [report.worker]: member },
    },
    lease: {
      rate: parts.rate,
      atOnce: parts.atOnce,
      isShort: parts.isShort,
      noise: learnt.noise,
      quietUntil: learnt.quietUntil,
      countsFrom: learnt.countsFrom,
      until,
    },
  };
};

const observe = (pool: Pool, report: WorkerReport, now: number): Pool => {
  const { traffic, sample, countsFrom } = report;
  const isCurrent = countsFrom === pool.countsFrom;
  return {
    ...pool,
    startedAt: pool.traffic.length === 0 ? now - 1_000 : pool.startedAt,
    quietUntil: Math.max(pool.quietUntil, report.quietUntil),
    growth: { ...pool.growth, cost: pool.growth.cost + traffic.refused },
    traffic: traffic.sent > 0 ? addTraffic(pool.traffic, traffic, now) : pool.traffic,
    sample: isCurrent
      ? { sent: pool.sample.sent + sample.sent, refused: pool.sample.refused + sample.refused }
      : pool.sample,
    ...present({
      replyMs: averaged(pool.replyMs, report.replyMs, traffic.sent),
      tokens: averaged(pool.tokens, report.tokens, traffic.sent),
    }),
  };
};

const averaged = (
  before: number | undefined,
  latest: number | undefined,
  calls: number,
): number | undefined => {
  if (before === undefined || latest === undefined) return latest ?? before;
  return before + (latest - before) * Math.min(0.5, calls / 100);
};

interface Parties {
  readonly self: Member;
  readonly others: readonly Member[];
  readonly random: () => number;
  readonly given: GivenLimits;
}

const partsOf = (pool: Pool, { self, others, random, given }: Parties) => {
  const total = totalRate(pool, given);
  const { limit, replyMs } = pool;
  const rate = total === undefined ? undefined : partOfRate(total, { self, others, replyMs });
  if (limit.kind !== 'at once')
    return { rate: rate?.part, atOnce: undefined, held: undefined, isShort: rate?.isShort ?? false };
  const claim = ({ conversations }: Member) => ({ weight: conversations, most: conversations });
  const wanted = divide(limit.atOnce, [claim(self), ...others.map(claim)]);
  // Parts of a call go round.
  const whole = Math.floor(wanted) + (random() < wanted % 1 ? 1 : 0);
  const free =
    limit.atOnce - others.reduce((sum, member) => sum + Math.max(member.atOnce ?? 0, member.inFlight), 0);
  const atOnce = Math.max(0, Math.min(whole, Math.floor(free)));
  return {
    rate: rate?.part,
    atOnce,
    held: Math.max(atOnce, self.inFlight),
    isShort: atOnce < wanted || (rate?.isShort ?? false),
  };
};

const partOfRate = (
  total: number,
  { self, others, replyMs }: Pick<Parties, 'self' | 'others'> & { readonly replyMs: number | undefined },
) => {
  const claim = ({ conversations }: Member) => ({
    weight: conversations,
    most:
      replyMs === undefined || conversations === 0
        ? Number.POSITIVE_INFINITY
        : (1.5 * conversations) / replyMs,
  });
  const wanted = divide(total, [claim(self), ...others.map(claim)]);
  const free = total - others.reduce((sum, member) => sum + (member.rate ?? 0), 0);
  const part = Math.max(0, Math.min(wanted, free));
  return { part, isShort: part < 0.95 * wanted };
};

/** The share of a given limit that is used: providers do not count exactly as we do. */
const givenShare = 0.98;

const totalRate = ({ limit, tokens }: Pool, { rpm, tpm }: GivenLimits): number | undefined => {
  const rates = [
    ...(limit.kind === 'rate' ? [limit.rate] : []),
    ...(rpm === undefined ? [] : [(givenShare * rpm) / 60_000]),
    ...(tpm === undefined || tokens === undefined ? [] : [(givenShare * tpm) / tokens / 60_000]),
  ];
  return rates.length === 0 ? undefined : Math.min(...rates);
};
