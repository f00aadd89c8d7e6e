import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { allow, type Grantee } from './allow.ts';

interface RerunQueuesProps {
  /** Begins the queues' names, by which users find them in the console. */
  readonly prefix: string;
}

/** How long a message waits before its next try while its run is still in progress. */
const visibilityTimeout = Duration.minutes(5);

/** Longer than an execution can last (48 h), because a message waits for its run to end. */
const maxWaiting = Duration.hours(50);

/**
 * The queue of cases that failed for good, and the queue to which users move them in the console to run them again.
 * `failed-cases` is the dead-letter queue of `rerun-requests`, which is why the console offers that move; messages that
 * waited too long return to it.
 */
export class RerunQueues extends Construct {
  readonly failedCases: Queue;
  readonly rerunRequests: Queue;

  constructor(scope: Construct, id: string, { prefix }: RerunQueuesProps) {
    super(scope, id);
    const settings = {
      encryption: QueueEncryption.SQS_MANAGED,
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
        maxReceiveCount: maxWaiting.toMinutes() / visibilityTimeout.toMinutes(),
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
