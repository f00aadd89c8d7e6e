import * as z from 'zod';
import { type CallCounts, type CaseRow, callCountsSchema } from './case-row.ts';

/** Requests of a run by how they ended. */
export const callTotalsSchema = callCountsSchema.extend({
  /** Sent, no response recorded: the provider may have billed them. */
  orphaned: z.number().int(),
});
export type CallTotals = z.infer<typeof callTotalsSchema>;

/** Counts calls over ledger rows, those of earlier attempts included. */
export const createCallCounter = () => {
  const total = { sent: 0, served: 0, failed: 0 };
  const add = (calls: CallCounts): void => {
    total.sent += calls.sent;
    total.served += calls.served;
    total.failed += calls.failed;
  };
  return {
    add: ({ calls, earlier = [] }: Pick<CaseRow, 'calls' | 'earlier'>): void => {
      for (const counted of [calls, ...earlier.map((attempt) => attempt.calls)]) add(counted);
    },
    finish: (): CallTotals => ({ ...total, orphaned: total.sent - total.served - total.failed }),
  };
};
