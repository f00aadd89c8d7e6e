import { SQSClient } from '@aws-sdk/client-sqs';
import type { FailedCaseQueue } from '../run/failed-case-queue.ts';
import { createSqsFailedCaseQueue } from './aws/sqs-failed-case-queue.ts';

/** Gives up after a few seconds: reporting a failed case must not hold up a worker. */
export const connectFailedCases = (queueUrl: string): FailedCaseQueue => {
  const requestHandler = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true };
  return createSqsFailedCaseQueue(new SQSClient({ maxAttempts: 2, requestHandler }), queueUrl);
};
