import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../infra/stack-template.ts';

const template = synthesize();
const queues = Object.entries(template.findResources('AWS::SQS::Queue'));
const queueOf = (name: string) => {
  const [logicalId = '', resource] = queues.find(([, { Properties }]) => Properties.QueueName === name) ?? [];
  return { logicalId, properties: resource?.Properties };
};
const failedCases = queueOf('liveclin-failed-cases');
const rerunRequests = queueOf('liveclin-rerun-requests');
const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

const functionOf = (name: string) =>
  Object.entries(template.findResources('AWS::Lambda::Function')).find(
    ([, { Properties }]) => Properties.FunctionName === name,
  );

/** Statements of a function's role that are about queues or executions. */
const grantsOf = (name: string): { Action: string | string[]; Resource: unknown }[] => {
  const role = functionOf(name)?.[1].Properties.Role['Fn::GetAtt'][0];
  return Object.values(template.findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => Properties.Roles[0].Ref === role)
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .filter(({ Action }) => /sqs:|states:/.test(JSON.stringify(Action)));
};

describe('the queues of failed cases', () => {
  it('are two, encrypted, and refuse messages sent without TLS', () => {
    expect(queues.map(([, { Properties }]) => Properties.QueueName).sort()).toEqual([
      'liveclin-failed-cases',
      'liveclin-rerun-requests',
    ]);
    for (const [logicalId, { Properties }] of queues) {
      expect(Properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 86_400 });
      template.hasResourceProperties('AWS::SQS::QueuePolicy', {
        Queues: [{ Ref: logicalId }],
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          ]),
        },
      });
    }
  });

  it('lose nothing: what waits longer than an execution can last returns to failed-cases', () => {
    const { RedrivePolicy, VisibilityTimeout } = rerunRequests.properties;
    expect(RedrivePolicy.deadLetterTargetArn).toEqual(arnOf(failedCases.logicalId));
    expect(RedrivePolicy.maxReceiveCount * VisibilityTimeout).toBeGreaterThan(48 * 3_600);
    // SQS's own limit.
    expect(RedrivePolicy.maxReceiveCount).toBeLessThanOrEqual(1_000);
    expect(failedCases.properties).not.toHaveProperty('RedrivePolicy');
  });

  it('feed rerun-failed in batches that may fail in part, and hide a message for six times its timeout', () => {
    const [functionId, rerunFailed] = functionOf('liveclin-rerun-failed') ?? [];
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: arnOf(rerunRequests.logicalId),
      FunctionName: { Ref: functionId },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumBatchingWindowInSeconds: Match.anyValue(),
    });
    const timeout = rerunFailed?.Properties.Timeout;
    expect(rerunRequests.properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout + 10);
  });

  it('are written only by the worker, and only the function that reads them starts executions', () => {
    const send = { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: arnOf(failedCases.logicalId) };
    expect(grantsOf('liveclin-evaluate-cases')).toContainEqual(send);
    for (const name of ['plan-run', 'summarize-run', 'conclude-run'])
      expect(JSON.stringify(grantsOf(`liveclin-${name}`))).not.toMatch(/sqs:|StartExecution/);
    expect(JSON.stringify(grantsOf('liveclin-evaluate-cases'))).not.toContain('StartExecution');

    const granted = grantsOf('liveclin-rerun-failed');
    const [machine] = Object.keys(template.findResources('AWS::StepFunctions::StateMachine'));
    expect(granted).toContainEqual({
      Action: 'states:StartExecution',
      Effect: 'Allow',
      Resource: { Ref: machine },
    });
    expect(JSON.stringify(granted)).not.toContain('sqs:SendMessage');
    for (const { Action, Resource } of granted.filter(({ Action }) =>
      JSON.stringify(Action).includes('sqs:'),
    ))
      expect([Action, Resource]).toEqual([expect.anything(), arnOf(rerunRequests.logicalId)]);
  });
});
