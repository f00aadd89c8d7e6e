import type { CaseRow } from './case-row.ts';

type Conversation = Pick<CaseRow, 'turn' | 'round' | 'triesUsed' | 'outcomes' | 'calls' | 'turnCalls'>;

/** What a row says of a conversation that has not begun. */
export const nothingAsked: Conversation = {
  turn: 0,
  round: 1,
  triesUsed: 0,
  outcomes: [],
  calls: { sent: 0, served: 0, failed: 0 },
  turnCalls: [],
};
