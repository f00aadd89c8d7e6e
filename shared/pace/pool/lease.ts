import { present } from '../../basics/present.ts';
import type { Ask, Batch, Lease } from './ask.ts';
import { effectiveRate } from './effective-rate.ts';
import { learn } from './learn.ts';
import { liveMembers, onItsWay, othersOf } from './members.ts';
import { observe } from './observe.ts';
import type { Pool } from './pool.ts';
import { shareOut } from './share-out.ts';

const leaseMs = 10_000;
/** How often a worker asks, and where something is short or changing. */
const pulseMs = 1_000;
const quickPulseMs = 500;
const longestPulseMs = 5_000;
/** Many workers ask more rarely: each rewrites the whole row. */
const pulseMsEach = 25;
/** While nothing limits calls, their number at once doubles so often. */
const doublingMs = 300;
/** Calls of a rate are given for so long, and again shortly before they are used up. */
const batchMs = 5_000;
const aheadMs = 1_500;
/** No call waits for much longer: places in the line further ahead would go to workers that leave them unused. */
const longestLineMs = 50_000;
/** Who was to call in a pause and has not done so for so long gives way to another. */
const probeMs = 3_000;

export interface Leased {
  readonly pool: Pool;
  readonly lease: Lease;
}

/** The pool after a worker has asked, and what the worker may do from now on. */
export const lease = (before: Pool, ask: Ask, now: number): Leased => {
  const self = { want: ask.want, slots: ask.inFlight, until: now + leaseMs, ...present(ask.given) };
  const joined = { ...before, members: { ...liveMembers(before, now), [ask.worker]: self } };
  const learnt = learn(observe(joined, ask, now), ask, now);
  const granted = learnt.pause ? grantInPause(learnt, ask, now) : grant(learnt, ask, now);
  const { pool, slots, batch } = granted;
  const until = Math.max(now + leaseMs, batch ? batch.from + batch.calls * batch.everyMs + batchMs : 0);
  const members = Object.keys(pool.members).length;
  const pulse = Math.max(isChanging(granted, pool) ? quickPulseMs : pulseMs, pulseMsEach * members);
  // Who has to wait for its next call has time to ask before that.
  const dueAt = ask.left.calls > 0 ? ask.left.nextAt : (batch?.from ?? 0);
  const askInMs = Math.max(pulse, Math.min(longestPulseMs, dueAt - now - quickPulseMs));
  return {
    pool: {
      ...pool,
      version: before.version + 1,
      usedAt: now,
      members: { ...pool.members, [ask.worker]: { ...self, slots: Math.max(slots, ask.inFlight), until } },
    },
    lease: {
      slots,
      batch,
      isLimited: pool.kind !== 'none' || granted.isRated,
      isRated: granted.isRated,
      isProbe: granted.isProbe,
      spacingMs: granted.spacingMs,
      isShort: granted.isShort,
      isTrial: pool.trial !== undefined,
      noise: pool.noise,
      countsFrom: pool.countsFrom,
      cuts: pool.cuts,
      until,
      askInMs,
    },
  };
};

const isChanging = ({ isShort }: Grant, { pause, trial }: Pool): boolean =>
  isShort || pause !== undefined || trial !== undefined;

type Grant = Pick<Lease, 'slots' | 'batch' | 'isRated' | 'isProbe' | 'spacingMs' | 'isShort'> & {
  readonly pool: Pool;
};

const grantInPause = (pool: Pool, ask: Ask, now: number): Grant => {
  const { pause } = pool;
  const nothing = {
    slots: ask.inFlight,
    batch: undefined,
    isRated: true,
    isProbe: false,
    spacingMs: 0,
    isShort: true,
  };
  const prober = pause?.prober !== undefined && pause.prober.until > now ? pause.prober.worker : undefined;
  if (prober === ask.worker) return { ...nothing, pool, slots: ask.inFlight + 1, isProbe: true };
  if (!pause || prober !== undefined || ask.want <= ask.inFlight) return { ...nothing, pool };
  const from = Math.max(now, pause.until);
  return {
    ...nothing,
    pool: { ...pool, pause: { ...pause, prober: { worker: ask.worker, until: from + probeMs } } },
    slots: ask.inFlight + 1,
    batch: { from, everyMs: 0, calls: 1 },
    isProbe: true,
  };
};

const grant = (given: Pool, ask: Ask, now: number): Grant => {
  const rate = effectiveRate(given);
  const { pool, slots, isRamping } = grantSlots(given, { ask, isRated: rate !== undefined }, now);
  const isWanting = slots < Math.min(ask.want, ask.cap);
  const common = { slots, isProbe: false, isRated: rate !== undefined };
  if (rate === undefined) {
    const spacingMs = isRamping ? doublingMs / Math.max(1, slots) : 0;
    return {
      ...common,
      pool,
      batch: undefined,
      spacingMs,
      isShort: isWanting || (isRamping && slots < ask.cap),
    };
  }
  const batch = batchOf(pool, { ask, rate }, now);
  const nextAt = batch ? batch.from + batch.calls * batch.everyMs : pool.nextAt;
  return { ...common, pool: { ...pool, nextAt }, batch, spacingMs: 0, isShort: isWanting };
};

const grantSlots = (
  pool: Pool,
  { ask, isRated }: { readonly ask: Ask; readonly isRated: boolean },
  now: number,
) => {
  const { kind, window } = pool;
  if (kind === 'rate' || (kind === 'none' && isRated)) return { pool, slots: ask.cap, isRamping: false };
  const free = (level: number) => Math.floor(level) - (onItsWay(pool, ask) - ask.inFlight);
  if (kind === 'at once') {
    const claims = Object.entries(pool.members).map(([name, { want }]) => ({ name, want }));
    const part = shareOut(Math.floor(window.level), claims).get(ask.worker) ?? 0;
    return { pool, slots: Math.max(0, Math.min(part, free(window.level))), isRamping: false };
  }
  const wanted = ask.want === 0 ? 0 : ask.cap;
  const isDoubling = free(window.level) < wanted && now - window.since >= doublingMs;
  const grown = isDoubling
    ? { ...window, good: window.level / 4, level: 2 * window.level, since: now }
    : window;
  return {
    pool: { ...pool, window: grown },
    slots: Math.max(0, Math.min(wanted, free(grown.level))),
    isRamping: now - grown.since < 2 * quickPulseMs,
  };
};

/** The next calls at a rate: all workers' batches, one after the other, are the rate. */
const batchOf = (
  pool: Pool,
  { ask, rate }: { readonly ask: Ask; readonly rate: number },
  now: number,
): Batch | undefined => {
  const { want, left } = ask;
  if (want === 0 || left.lastAt > now + aheadMs || pool.nextAt > now + longestLineMs) return undefined;
  const all = othersOf(pool, ask.worker).reduce((sum, member) => sum + member.want, want);
  const share = Math.round((rate * batchMs * want) / all);
  const calls = Math.min(Math.max(1, share), 2 * want) - left.calls;
  if (calls <= 0) return undefined;
  return { from: Math.max(now, pool.nextAt), everyMs: 1 / rate, calls };
};
