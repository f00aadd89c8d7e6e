import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Ledger } from '../ledger/ledger.ts';
import { createDynamoCaseLedger } from './aws/dynamo-case-ledger.ts';
import { createDynamoRunLedger } from './aws/dynamo-run-ledger.ts';
import { createDynamoSeatLedger } from './aws/dynamo-seat-ledger.ts';
import { patient } from './aws/patient.ts';

/** As with the other `connect*`: region, credentials and endpoint come from the standard environment. */
export const connectLedger = (tableName: string): Ledger => {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(patient), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return {
    ...createDynamoCaseLedger(documents, tableName),
    ...createDynamoRunLedger(documents, tableName),
    ...createDynamoSeatLedger(documents, tableName),
  };
};
