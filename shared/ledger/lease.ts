import type { CaseRow } from './case-row.ts';

/** What loading a claimed case and saving what came of it may take. */
const storageMs = 60_000;

/**
 * Until when (epoch ms) a case belongs to the worker that claims it or writes its row at `now`, unless that worker
 * writes again.
 * @param workMs what the work until the next write may take, storage aside
 */
export const leaseUntil = (now: number, workMs: number): number => now + workMs + storageMs;

/** Whether a worker still holds the case: nobody else of the same plan may take it. */
export const isLeased = ({ status, leaseUntil: until }: CaseRow, now: number): boolean =>
  status === 'running' && until > now;
