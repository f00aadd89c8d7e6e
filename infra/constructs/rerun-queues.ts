import { Duration } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

interface RerunQueuesProps {
  /** Of the queues' names, which people look for in the console. */
  readonly prefix: string;
}

/** A message of a run that is being worked on comes again after this time. */
const visibilityTimeout = Duration.minutes(5);

/** Longer than an execution can last (48 h): until then a message waits for its run to end. */
const maxWaiting = Duration.hours(50);

/**
 * Cases that failed for good, and the queue that they are moved to in the console to be run again.
 * `failed-cases` is the dead-letter queue of `rerun-requests`: what is offered as a move there, and what
 * waited too long goes back to where it came from.
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

  grantReportFailedCases(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['sqs:SendMessage'],
      resourceArns: [this.failedCases.queueArn],
    });
  }

  /** Messages that are moved together arrive together, as far as they can. */
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
