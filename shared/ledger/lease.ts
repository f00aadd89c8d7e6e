import type { CaseRow } from './case-row.ts';

/** How long loading a claimed case and saving the outcome of its work may take. */
const storageMs = 60_000;

/**
 * Until when (epoch ms) a case belongs to the worker that claims it or writes its row at `now`. The next write
 * renews the lease.
 * @param workMs how long the work until the next write may take, storage not included
 */
export const leaseUntil = (now: number, workMs: number): number => now + workMs + storageMs;

/** Whether a worker still holds the case, so that no other worker of the same plan may claim it. */
export const isLeased = ({ status, leaseUntil: until }: CaseRow, now: number): boolean =>
  status === 'running' && until > now;
