import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import type { Stack } from '../../../cli/aws/connect-stack.ts';
import { type FailedCase, failedCaseSchema } from '../../../shared/run/failed-case-queue.ts';

/** A queue as a console user sees it. */
export interface TestQueue {
  readonly arn: string;
  /** Messages in it, including those being processed. */
  count(): Promise<number>;
  /** Reads the messages without removing them. */
  peek(): Promise<FailedCase[]>;
  send(failedCase: FailedCase): Promise<void>;
  purge(): Promise<void>;
  /** @param seconds after which a message that was put off comes again */
  hideFor(seconds: number): Promise<void>;
}

export const openQueue = async (name: string): Promise<TestQueue> => {
  const sqs = new SQSClient();
  const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
  const attributes = async () =>
    (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))).Attributes ?? {};
  const { QueueArn: arn = '' } = await attributes();
  return {
    arn,
    count: async () => {
      const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible } = await attributes();
      return Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible);
    },
    peek: async () => {
      const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 });
      const { Messages = [] } = await sqs.send(receive);
      return Messages.map(({ Body }) => failedCaseSchema.parse(JSON.parse(Body ?? '')));
    },
    send: async (failedCase) => {
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(failedCase) }));
    },
    purge: async () => {
      await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    },
    hideFor: async (seconds) => {
      const Attributes = { VisibilityTimeout: String(seconds) };
      await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
    },
  };
};

/** "Start DLQ redrive" with a custom destination. */
export const moveMessages = async (from: TestQueue, to: TestQueue): Promise<void> => {
  await new SQSClient().send(
    new StartMessageMoveTaskCommand({ SourceArn: from.arn, DestinationArn: to.arn }),
  );
};

/** Executions that moved messages have started for a run. */
export const rerunsOf = async ({ stateMachineArn }: Stack, runId: string) => {
  const { executions = [] } = await new SFNClient().send(new ListExecutionsCommand({ stateMachineArn }));
  return executions.filter(({ name }) => name?.startsWith(`${runId}_rerun-`));
};
