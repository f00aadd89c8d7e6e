import { createMemoryLedger } from '../../shared/adapters/memory/memory-ledger.ts';
import { createMemoryObjectStore } from '../../shared/adapters/memory/memory-object-store.ts';
import { describeEarlierRuns } from './earlier-runs.ts';
import { describeLedgerContract } from './ledger-contract.ts';
import { describeObjectStoreContract } from './object-store-contract.ts';

const ledger = createMemoryLedger();
const objects = createMemoryObjectStore();

describeLedgerContract('in memory', () => ledger, ledger.overwriteRow);
describeObjectStoreContract('in memory', () => objects);
describeEarlierRuns('in memory', {
  ledger: () => ledger,
  objects: () => objects,
  overwriteRow: ledger.overwriteRow,
});
