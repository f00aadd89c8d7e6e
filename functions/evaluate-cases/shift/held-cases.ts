import type { LaneRow, SeatLedger, SeatPlace } from '../../../shared/ledger/seat-row.ts';

/** The cases that a worker holds, and what the next lane of its seat is told about them. */
export interface HeldCases {
  /** Runs `task`, during which this worker holds the case. */
  hold(caseKey: string, task: () => Promise<void>): Promise<void>;
  /** Tells the next lane what is still held here, if that has changed. */
  report(): Promise<void>;
}

/** @param until epoch milliseconds: by then this invocation has ended */
export const createHeldCases = (
  place: SeatPlace,
  { lane, until }: Pick<LaneRow, 'lane' | 'until'>,
  ledger: Pick<SeatLedger, 'saveLane'>,
): HeldCases => {
  const held = new Set<string>();
  let reported = '';
  return {
    hold: async (caseKey, task) => {
      held.add(caseKey);
      try {
        await task();
      } finally {
        held.delete(caseKey);
      }
    },
    report: async () => {
      const holding = [...held].sort();
      const text = holding.join();
      if (text === reported) return;
      await ledger.saveLane(place, { lane, holding, until });
      reported = text;
    },
  };
};

/** The cases that lanes other than `own` hold whose invocations have not ended. @param now epoch milliseconds */
export const heldByOthers = (lanes: readonly LaneRow[], own: number, now: number): ReadonlySet<string> =>
  new Set(lanes.filter(({ lane, until }) => lane !== own && until > now).flatMap(({ holding }) => holding));
