import { afterAll, beforeAll, describe } from 'vitest';
import { connectLedger } from '../../shared/adapters/connect-ledger.ts';
import { connectObjects } from '../../shared/adapters/connect-objects.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { describeLedgerContract } from '../contract/ledger-contract.ts';
import { describeObjectStoreContract } from '../contract/object-store-contract.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { createScratchStorage, type ScratchStorage } from '../support/deployed/scratch-storage.ts';

/** The suites of test/contract again, on the adapters that the functions use. */
describe.skipIf(localstackMissing)(`the AWS adapters on LocalStack${needsLocalstack}`, () => {
  let storage: ScratchStorage;
  let ledger: Ledger;
  let objects: ObjectStore;

  beforeAll(async () => {
    storage = await createScratchStorage();
    ledger = connectLedger(storage.names.TABLE_NAME);
    ({ objects } = connectObjects(storage.names.BUCKET_NAME));
  });
  afterAll(() => storage?.remove());

  describeLedgerContract('on DynamoDB', () => ledger);
  describeObjectStoreContract('on S3', () => objects);
});
