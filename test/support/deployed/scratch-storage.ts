import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { listIndex } from '../../../shared/ledger/ledger-keys.ts';

/** A table and a bucket like the stack's, for one suite. */
export interface ScratchStorage {
  readonly names: { readonly TABLE_NAME: string; readonly BUCKET_NAME: string };
  remove(): Promise<void>;
}

/** Region, credentials and endpoint come from the standard environment. */
export const createScratchStorage = async (): Promise<ScratchStorage> => {
  const dynamo = new DynamoDBClient();
  const s3 = new S3Client();
  const name = `scratch-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
  await Promise.all([createTable(dynamo, name), createBucket(s3, name)]);
  return {
    names: { TABLE_NAME: name, BUCKET_NAME: name },
    remove: async () => {
      await Promise.all([dynamo.send(new DeleteTableCommand({ TableName: name })), removeBucket(s3, name)]);
      dynamo.destroy();
      s3.destroy();
    },
  };
};

/** As infra/constructs/ledger-table.ts makes it. */
const createTable = async (client: DynamoDBClient, name: string): Promise<void> => {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', listIndex.partition, listIndex.sort].map((attribute) => ({
        AttributeName: attribute,
        AttributeType: 'S',
      })),
      KeySchema: keySchema('pk', 'sk'),
      GlobalSecondaryIndexes: [
        {
          IndexName: listIndex.name,
          KeySchema: keySchema(listIndex.partition, listIndex.sort),
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { TableName: name });
};

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

const createBucket = async (client: S3Client, name: string): Promise<void> => {
  await client.send(new CreateBucketCommand({ Bucket: name }));
  const versioning = { Bucket: name, VersioningConfiguration: { Status: 'Enabled' as const } };
  await client.send(new PutBucketVersioningCommand(versioning));
};

const removeBucket = async (client: S3Client, name: string): Promise<void> => {
  for (;;) {
    // A page holds the first 1,000 versions that are left.
    const page = await client.send(new ListObjectVersionsCommand({ Bucket: name }));
    const found = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    if (found.length === 0) break;
    const Objects = found.map(({ Key, VersionId }) => ({ Key, VersionId }));
    await client.send(new DeleteObjectsCommand({ Bucket: name, Delete: { Objects } }));
  }
  await client.send(new DeleteBucketCommand({ Bucket: name }));
};
