import type { LaneRow } from '../../../shared/ledger/seat-row.ts';

/** What the other lanes of a seat still hold after their shifts. */
export interface OtherLanes {
  readonly holding: ReadonlySet<string>;
  /** @returns the cases that have been let go since the last time */
  note(lanes: readonly LaneRow[], now: number): string[];
}

export const createOtherLanes = (own: number): OtherLanes => {
  let holding: ReadonlySet<string> = new Set();
  return {
    get holding() {
      return holding;
    },
    note: (lanes, now) => {
      const present = lanes.filter(({ lane, until }) => lane !== own && until > now);
      const before = holding;
      holding = new Set(present.flatMap((lane) => lane.holding));
      return [...before].filter((caseKey) => !holding.has(caseKey));
    },
  };
};
