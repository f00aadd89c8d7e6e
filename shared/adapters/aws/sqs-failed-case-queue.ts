import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { FailedCaseQueue } from '../../run/failed-case-queue.ts';

export const createSqsFailedCaseQueue = (client: SQSClient, queueUrl: string): FailedCaseQueue => ({
  send: async (failedCase) => {
    await client.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(failedCase) }),
    );
  },
});
