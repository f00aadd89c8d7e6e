import * as z from 'zod';
import { present } from '../basics/present.ts';
import type { CaseRow } from './case-row.ts';

/** Cases that wait for a fresh set of tries, or for the end of a pause that their endpoint asked for. */
export const waitingCasesSchema = z.object({
  cases: z.number().int(),
  /** The round that begins after the wait; absent while tries of the current one are left. */
  round: z.number().int().optional(),
  /** When the first and the last of them are asked again; epoch milliseconds. */
  from: z.number(),
  until: z.number(),
});
export type WaitingCases = z.infer<typeof waitingCasesSchema>;

/** Undefined when no case waits at `nowMs`. */
export const waitingCases = (
  rows: Iterable<Partial<Pick<CaseRow, 'status' | 'retryAt' | 'round' | 'triesUsed'>>>,
  nowMs: number,
): WaitingCases | undefined => {
  let waiting: WaitingCases | undefined;
  for (const { status, retryAt = 0, round, triesUsed } of rows) {
    if (status !== 'paused' || retryAt <= nowMs) continue;
    const next = triesUsed === 0 ? round : undefined;
    waiting = addWaits(waiting, { cases: 1, ...present({ round: next }), from: retryAt, until: retryAt });
  }
  return waiting;
};

/** The round named is that of the cases that are asked first. */
export const addWaits = (
  a: WaitingCases | undefined,
  b: WaitingCases | undefined,
): WaitingCases | undefined => {
  if (!a || !b) return a ?? b;
  const first = b.from < a.from ? b : a;
  return {
    ...first,
    cases: a.cases + b.cases,
    until: Math.max(a.until, b.until),
  };
};
