import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Ledger } from '../ledger/ledger.ts';
import { createCaseLayouts } from './aws/case-layouts.ts';
import type { ClientHttp } from './aws/client-http.ts';
import { createDynamoCaseLedger } from './aws/dynamo-case-ledger.ts';
import { createDynamoPoolLedger } from './aws/dynamo-pool-ledger.ts';
import { createDynamoRunLedger } from './aws/dynamo-run-ledger.ts';
import { createDynamoSeatLedger } from './aws/dynamo-seat-ledger.ts';
import { patient } from './aws/patient.ts';

/** As with the other `connect*`: region, credentials and endpoint come from the standard environment. */
export const connectLedger = (tableName: string, http: ClientHttp = {}): Ledger => {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ ...patient, ...http }), {
    // Without the second, an object with a member named `constructor` is refused.
    marshallOptions: { removeUndefinedValues: true, convertClassInstanceToMap: true },
    // By default a number beyond a double ends the read of its whole page; the schemas refuse it in its row.
    unmarshallOptions: { wrapNumbers: Number },
  });
  const runs = createDynamoRunLedger(documents, tableName);
  return {
    ...runs,
    ...createDynamoCaseLedger(documents, tableName, createCaseLayouts(runs)),
    ...createDynamoSeatLedger(documents, tableName),
    ...createDynamoPoolLedger(documents, tableName),
  };
};
