import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { allow, type Grantee } from './allow.ts';
import type { StorageProps } from './storage-props.ts';

/** SQS's limit: how often a message can be received before it goes to the dead-letter queue. */
const maxReceives = 1_000;

/**
 * How often a message is tried while its run is still in progress. It waits for the end of its run, so all its tries
 * together take longer than an execution can last.
 */
const waiting = (executionHours: number) => {
  const minutes = (executionHours + 2) * 60;
  const visibilityMinutes = Math.max(5, Math.ceil(minutes / maxReceives));
  return {
    visibilityTimeout: Duration.minutes(visibilityMinutes),
    maxReceiveCount: Math.ceil(minutes / visibilityMinutes),
  };
};

/**
 * The queue of cases that failed for good, and the queue to which users move them in the console to run them again.
 * `failed-cases` is the dead-letter queue of `rerun-requests`, which is why the console offers that move; messages that
 * waited too long return to it.
 */
export class RerunQueues extends Construct {
  readonly failedCases: Queue;
  readonly rerunRequests: Queue;

  constructor(scope: Construct, id: string, { deployment, encryptionKey }: StorageProps) {
    super(scope, id);
    const { prefix, executionHours } = deployment;
    const { visibilityTimeout, maxReceiveCount } = waiting(executionHours);
    const settings = {
      ...(encryptionKey === undefined
        ? { encryption: QueueEncryption.SQS_MANAGED }
        : { encryption: QueueEncryption.KMS, encryptionMasterKey: encryptionKey }),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    };
    this.failedCases = new Queue(this, 'FailedCases', { ...settings, queueName: `${prefix}-failed-cases` });
    this.rerunRequests = new Queue(this, 'RerunRequests', {
      ...settings,
      queueName: `${prefix}-rerun-requests`,
      visibilityTimeout,
      deadLetterQueue: {
        queue: this.failedCases,
        maxReceiveCount,
      },
    });
  }

  grantReportFailedCases(grantee: Grantee): void {
    allow(grantee, { actions: ['sqs:SendMessage'], resourceArns: [this.failedCases.queueArn] });
  }

  /** Collects messages that are moved together into as few batches as possible. */
  feed(rerunFailed: IFunction): void {
    rerunFailed.addEventSource(
      new SqsEventSource(this.rerunRequests, {
        batchSize: 1_000,
        maxBatchingWindow: Duration.seconds(10),
        reportBatchItemFailures: true,
        maxConcurrency: 2,
      }),
    );
  }
}
