import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { poolPartition, poolSort } from '../../ledger/ledger-keys.ts';
import type { Endpoint, PoolLedger } from '../../ledger/pool-ledger.ts';
import { readRow } from '../../ledger/read-row.ts';
import { poolSchema } from '../../pace/pool/pool.ts';
import { conditionHeld } from './condition-held.ts';

export const createDynamoPoolLedger = (client: DynamoDBDocumentClient, tableName: string): PoolLedger => {
  const keyOf = (endpoint: Endpoint) => ({ pk: poolPartition(endpoint), sk: poolSort });
  return {
    getPool: async (endpoint) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: keyOf(endpoint), ConsistentRead: true }),
      );
      return Item && readRow(tableName, Item, poolSchema);
    },
    replacePool: (endpoint, seen, pool) =>
      conditionHeld(
        client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...keyOf(endpoint), ...pool },
            ...(seen
              ? {
                  ConditionExpression: 'version = :seen',
                  ExpressionAttributeValues: { ':seen': seen.version },
                }
              : { ConditionExpression: 'attribute_not_exists(pk)' }),
          }),
        ),
      ),
  };
};
