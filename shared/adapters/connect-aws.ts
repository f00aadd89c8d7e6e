import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LinkObject } from '../dataset/image-loader.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ExecutionStarter, Executions } from '../run/executions.ts';
import type { FailedCaseQueue } from '../run/failed-case-queue.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { createApiKeyStore } from './aws/api-key-store.ts';
import { createDynamoCaseLedger } from './aws/dynamo-case-ledger.ts';
import { createDynamoRunLedger } from './aws/dynamo-run-ledger.ts';
import { createS3Links } from './aws/s3-links.ts';
import { createS3ObjectStore } from './aws/s3-object-store.ts';
import { createSfnExecutionStarter } from './aws/sfn-execution-starter.ts';
import { createSfnExecutions } from './aws/sfn-executions.ts';
import { createSqsFailedCaseQueue } from './aws/sqs-failed-case-queue.ts';
import { createModelOpener, type OpenModel } from './openai/model-opener.ts';
import { resolveHost } from './openai/pinned-lookup.ts';

/** Everything outside the process that functions and commands work with. */
export interface Aws {
  readonly ledger: Ledger;
  readonly objects: ObjectStore;
  readonly linkObject: LinkObject;
  readonly executions: Executions;
  readonly openModel: OpenModel;
}

export interface AwsNames {
  readonly BUCKET_NAME: string;
  readonly TABLE_NAME: string;
  /** Only who opens models needs it. */
  readonly ALLOW_LOCAL_ENDPOINTS?: 'true' | 'false';
}

/** Region, credentials and endpoint come from the standard environment. */
export const connectAws = (names: AwsNames): Aws => {
  // More tries than the default 3: a throttled write of a paid-for reply is worth waiting for.
  const settings = { maxAttempts: 8 };
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(settings), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const s3 = new S3Client(settings);
  return {
    ledger: {
      ...createDynamoCaseLedger(documents, names.TABLE_NAME),
      ...createDynamoRunLedger(documents, names.TABLE_NAME),
    },
    objects: createS3ObjectStore(s3, names.BUCKET_NAME),
    linkObject: createS3Links(s3, names.BUCKET_NAME),
    executions: createSfnExecutions(new SFNClient(settings)),
    openModel: createModelOpener({
      keys: createApiKeyStore({
        secrets: new SecretsManagerClient(settings),
        parameters: new SSMClient(settings),
      }),
      allowLocalEndpoints: names.ALLOW_LOCAL_ENDPOINTS === 'true',
      resolve: resolveHost,
    }),
  };
};

export const connectExecutionStarter = (stateMachineArn: string): ExecutionStarter =>
  createSfnExecutionStarter(new SFNClient(), stateMachineArn);

/** Gives up after seconds: a worker has better things to do than to wait for a hint to be taken. */
export const connectFailedCases = (queueUrl: string): FailedCaseQueue => {
  const requestHandler = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true };
  return createSqsFailedCaseQueue(new SQSClient({ maxAttempts: 2, requestHandler }), queueUrl);
};
