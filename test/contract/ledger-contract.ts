import { describe } from 'vitest';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { describeCaseClaims } from './case-claims.ts';
import { describeCaseLists } from './case-lists.ts';
import { describeCaseReopenings } from './case-reopenings.ts';
import { describeCaseWrites } from './case-writes.ts';
import { describePoolLedger } from './pool-ledger.ts';
import { describeRunLedger } from './run-ledger.ts';
import { describeSeatLedger } from './seat-ledger.ts';
import { describeTornRows } from './torn-rows.ts';

/** What every test of a suite gets: one shared ledger and a unique run id. */
export interface LedgerContract {
  ledger(): Ledger;
  newRunId(): string;
  readonly overwriteRow: OverwriteRow;
}

/** Puts anything into the place of a row, whatever was there. @param sort e.g. `META` */
export type OverwriteRow = (partition: string, sort: string, row: object) => void | Promise<void>;

/** What every ledger must do, in memory or in DynamoDB (docs/design.md, "Ledger"). */
export const describeLedgerContract = (
  name: string,
  ledger: () => Ledger,
  overwriteRow: OverwriteRow,
): void => {
  let runs = 0;
  const suiteId = Math.random().toString(36).slice(2, 10);
  const contract: LedgerContract = {
    ledger,
    overwriteRow,
    newRunId: () => {
      runs += 1;
      return `run-${suiteId}-${runs}`;
    },
  };
  describe(`the ledger contract, ${name}`, () => {
    describeCaseClaims(contract);
    describeCaseWrites(contract);
    describeCaseReopenings(contract);
    describeCaseLists(contract);
    describeRunLedger(contract);
    describeSeatLedger(contract);
    describePoolLedger(contract);
    describeTornRows(contract);
  });
};
