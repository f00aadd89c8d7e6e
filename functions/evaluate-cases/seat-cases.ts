import type { CaseRow } from '../../shared/ledger/case-row.ts';
import { isLeased } from '../../shared/ledger/lease.ts';
import type { Seat, SeatCase } from '../../shared/run/plan-seats.ts';
import { isOfOtherSeat, type SeatInput } from './seat-input.ts';

/** Cases by their keys, in the order in which they are to be taken up. */
export type SeatCases = Map<string, SeatCase>;

export const seatCases = (cases: Seat['cases']): SeatCases =>
  new Map(cases.map((each) => [each.caseKey, each]));

/** What the ledger knows of a seat's cases. */
export interface SeatRows {
  /** Of its open cases, by case. */
  readonly rows: ReadonlyMap<string, CaseRow>;
  readonly settled: ReadonlySet<string>;
}

export interface OpenCases {
  readonly untouched: readonly string[];
  /** Cases that must wait, with the time (epoch ms) until which. */
  readonly waiting: ReadonlyMap<string, number>;
}

/**
 * What is left to do at a seat: not the cases that this plan has settled, nor those that another lane or another seat
 * has in hand. A case whose worker has died waits until its lease is over, unless that was an earlier invocation of
 * this lane.
 * @param rows of open cases
 * @param held what the other lanes of the seat hold
 */
export const openCases = (
  { input, owner, now }: { readonly input: SeatInput; readonly owner: string; readonly now: number },
  known: SeatCases,
  { rows, settled, held }: SeatRows & { readonly held: ReadonlySet<string> },
): OpenCases => {
  const untouched: string[] = [];
  const waiting = new Map<string, number>();
  for (const caseKey of known.keys()) {
    if (held.has(caseKey) || settled.has(caseKey)) continue;
    const row = rows.get(caseKey);
    if (isUntouched(row, input)) untouched.push(caseKey);
    else if (!row || isOfOtherSeat(row.owner, input)) continue;
    else waiting.set(caseKey, readyAt(row, owner, now));
  }
  return { untouched, waiting };
};

/** Whether no worker of this plan has taken the case up yet. */
export const isUntouched = (row: CaseRow | undefined, { plan }: Pick<SeatInput, 'plan'>): boolean =>
  !row || (row.plan < plan && row.status !== 'done');

/** When an open case of this plan may be taken up. */
export const readyAt = (row: CaseRow, owner: string, now: number): number =>
  row.owner !== owner && isLeased(row, now) ? row.leaseUntil : (row.retryAt ?? 0);

export const isSettled = (row: CaseRow, { plan }: Pick<SeatInput, 'plan'>): boolean =>
  row.status === 'done' || (row.status === 'failed' && row.plan === plan);
