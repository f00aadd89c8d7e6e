import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { connectLedger } from '../../shared/adapters/connect-ledger.ts';
import { connectObjects } from '../../shared/adapters/connect-objects.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { listIndex, metaSort } from '../../shared/ledger/ledger-keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { describeEarlierRuns } from '../contract/earlier-runs.ts';
import { describeLedgerContract, type OverwriteRow } from '../contract/ledger-contract.ts';
import { describeObjectStoreContract } from '../contract/object-store-contract.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { createScratchStorage, type ScratchStorage } from '../support/deployed/scratch-storage.ts';

/** The suites of test/contract again, on the adapters that the functions use. */
describe.skipIf(localstackMissing)(`the AWS adapters on LocalStack${needsLocalstack}`, () => {
  let storage: ScratchStorage;
  let ledger: Ledger;
  let dynamo: DynamoDBDocumentClient;
  let objects: ObjectStore;

  beforeAll(async () => {
    storage = await createScratchStorage();
    ledger = connectLedger(storage.names.TABLE_NAME);
    dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(), {
      marshallOptions: { removeUndefinedValues: true, allowImpreciseNumbers: true },
    });
    ({ objects } = connectObjects(storage.names.BUCKET_NAME));
  });
  afterAll(async () => {
    dynamo?.destroy();
    await storage?.remove();
  });

  const overwriteRow: OverwriteRow = async (partition, sort, row) => {
    const list = sort === metaSort ? { list: listIndex.runs, listSort: `2026#${partition}` } : {};
    const Item = { ...list, ...row, pk: partition, sk: sort };
    await dynamo.send(new PutCommand({ TableName: storage.names.TABLE_NAME, Item }));
  };

  describeLedgerContract('on DynamoDB', () => ledger, overwriteRow);
  describeObjectStoreContract('on S3', () => objects);
  describeEarlierRuns('on DynamoDB and S3', { ledger: () => ledger, objects: () => objects, overwriteRow });
});
