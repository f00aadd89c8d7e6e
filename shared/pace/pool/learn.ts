import type { Ask } from './ask.ts';
import { cutRate, cutWindow, raise } from './change-pool.ts';
import { judgeTrial } from './judge-trial.ts';
import { onItsWay } from './members.ts';
import { passedRate } from './passed.ts';
import { duringPause, openPause } from './pause.ts';
import type { CallCount, Pool } from './pool.ts';
import { shareBefore, shareOf } from './sample.ts';

/** Cuts in a row after which the kind of limit is doubted. */
const maxStrikes = 4;
/** So few refusals are no limit's. */
const noLimit = 0.01;

/** The pool after what a worker has reported. */
export const learn = (pool: Pool, ask: Ask, now: number): Pool => {
  if (pool.pause) return duringPause(pool, ask, now);
  if (pool.trial) return judgeTrial(pool, ask, now);
  const isUsedUp = pool.kind === 'none' && ask.askedUntil > now;
  if (isUsedUp || isExcess(pool.sample, pool.noise)) return afterRefusals(pool, ask, now);
  if (pool.kind === 'none') return measureNoise(pool);
  return isInUse(pool, ask, now) ? raise(pool, now) : pool;
};

/** Whether more was refused than the endpoint refuses at random, by four standard deviations. */
const isExcess = ({ sent, refused }: CallCount, noise: number): boolean =>
  noise === 0
    ? refused > noLimit * sent
    : sent >= 30 && refused > noise * sent + 4 * Math.sqrt(noise * (1 - noise) * sent) + 2;

const afterRefusals = (pool: Pool, ask: Ask, now: number): Pool => {
  const { kind, strikes, sample, window, rate } = pool;
  // Who asks for a long pause counts calls in a time.
  if (kind === 'none' || ask.askedUntil > now + longHintMs) return openPause(pool, ask, now);
  if (kind === 'at once') {
    return window.level > window.good ? cutWindow(pool, now) : openPause(pool, ask, now);
  }
  const trial = { before: shareBefore(sample), level: rate?.level ?? 0 };
  return rate && strikes >= maxStrikes
    ? cutRate(pool, { rate, passed: 0, trial }, now)
    : openPause(pool, ask, now);
};

const longHintMs = 5_000;

const measuredCalls = 200;
const forgottenNoise = 0.005;

/** Nothing limits calls: what is refused is refused at random. */
const measureNoise = (pool: Pool): Pool => {
  const { sample, noise } = pool;
  if (sample.sent < measuredCalls) return pool;
  const latest = noise === 0 ? 0 : 0.7 * noise + 0.3 * shareOf(sample);
  return {
    ...pool,
    noise: latest < forgottenNoise ? 0 : latest,
    sample: { sent: Math.floor(sample.sent / 2), refused: Math.floor(sample.refused / 2) },
  };
};

/** Only a limit that holds calls back shows whether it holds. */
const isInUse = (pool: Pool, ask: Ask, now: number): boolean =>
  pool.kind === 'rate' && pool.rate
    ? passedRate(pool.passed, now) >= 0.85 * pool.rate.level
    : onItsWay(pool, ask) >= 0.9 * Math.floor(pool.window.level);
