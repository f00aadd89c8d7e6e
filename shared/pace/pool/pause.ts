import type { Ask } from './ask.ts';
import { onItsWay } from './members.ts';
import { passedRate } from './passed.ts';
import { firstWindow, type Pool } from './pool.ts';
import { resume } from './resume.ts';

/** Long enough for every worker to hear of it. */
const firstPauseMs = 1_200;
const longerBy = 4;
const longestPauseMs = 40_000;
/** Most limits count per minute: a provider that asks for a longer wait is tried after a minute all the same. */
const longestHintMs = 60_000;
const longHintMs = 5_000;

/** Nobody calls for a while, then one worker calls once: many at a time would only be refused together. */
export const openPause = (pool: Pool, ask: Ask, now: number): Pool => {
  const hintMs = Math.min(longestHintMs, ask.askedUntil - now);
  // Nothing was refused: the response to a call that got through has said that a limit in a time is used up.
  const isUsedUp = hintMs > 0 && ask.sample.refused === 0;
  return {
    ...pool,
    // Whatever was refused at random is not known any more.
    noise: 0,
    countsFrom: now,
    pause: {
      until: now + Math.max(firstPauseMs, hintMs),
      tries: 1,
      isRate: isUsedUp || hintMs > longHintMs,
      passed: passedRate(pool.passed, now),
      cycle: { since: pool.countsFrom, calls: pool.sample.sent - pool.sample.refused },
    },
  };
};

/** The same, where calls are limited in a time. */
export const pauseForRate = (pool: Pool, ask: Ask, now: number): Pool => {
  const paused = openPause(pool, ask, now);
  return { ...paused, ...(paused.pause && { pause: { ...paused.pause, isRate: true } }) };
};

/** The pool after an ask in its pause. */
export const duringPause = (given: Pool, ask: Ask, now: number): Pool => {
  if (!given.pause) return given;
  // Workers report what got through as they hear of the pause.
  const passed = Math.max(given.pause.passed, passedRate(given.passed, now));
  const pool = { ...given, pause: { ...given.pause, passed } };
  if (ask.probe === undefined || pool.pause.prober?.worker !== ask.worker) return pool;
  return ask.probe === 'passed' ? resume(pool, pool.pause, now) : pauseLonger(pool, ask, now);
};

const pauseLonger = (pool: Pool, ask: Ask, now: number): Pool => {
  const { pause } = pool;
  if (!pause) return pool;
  const { tries, isRate } = pause;
  const hintMs = Math.min(longestHintMs, ask.askedUntil - now);
  const backoffMs = Math.min(longestPauseMs, firstPauseMs * longerBy ** (tries - 1));
  // Fewer are on their way than have passed before, and still: it is not their number that is limited.
  const { level, good } = pool.window;
  const hasRoom = tries > 1 && onItsWay(pool, ask) < (level > firstWindow ? good : 1);
  return {
    ...pool,
    pause: {
      ...pause,
      prober: undefined,
      until: now + (hintMs > 0 ? Math.max(firstPauseMs, hintMs) : backoffMs),
      tries: tries + 1,
      isRate: isRate || hasRoom || hintMs > longHintMs,
    },
  };
};
