import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { stackOutputs } from '../../infra/stack-outputs.ts';
import { synthesize } from '../../infra/stack-template.ts';

const template = synthesize();

const statementSchema = z.object({
  Action: z.union([z.string(), z.array(z.string())]).transform((action) => [action].flat()),
  Resource: z.unknown(),
});

/** What each of our functions may do: its role's statements, by the function's name. */
const grants = Object.fromEntries(
  Object.values(template.findResources('AWS::Lambda::Function'))
    .filter(({ Properties }) => Properties.FunctionName)
    .map(({ Properties }) => {
      const role = Properties.Role['Fn::GetAtt'][0];
      const policies = Object.values(template.findResources('AWS::IAM::Policy')).filter(
        (policy) => policy.Properties.Roles[0].Ref === role,
      );
      const statements = policies.flatMap((policy) =>
        z.array(statementSchema).parse(policy.Properties.PolicyDocument.Statement),
      );
      return [String(Properties.FunctionName), statements] as const;
    }),
);

describe('the evaluator stack', () => {
  it('keeps evidence versioned, private and encrypted in transit', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  it('keeps the ledger on demand, recoverable and without expiry', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      Replicas: [
        Match.objectLike({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }),
      ],
      TimeToLiveSpecification: Match.absent(),
    });
  });

  it('runs every function on Node 24 and arm64, without reserved concurrency', () => {
    const functions = template.findResources('AWS::Lambda::Function', {
      Properties: { FunctionName: Match.stringLikeRegexp('^liveclin-') },
    });
    expect(
      Object.values(functions)
        .map(({ Properties }) => Properties.FunctionName)
        .sort(),
    ).toEqual([
      'liveclin-conclude-run',
      'liveclin-evaluate-cases',
      'liveclin-plan-run',
      'liveclin-prepare-dataset',
      'liveclin-rerun-failed',
      'liveclin-summarize-run',
    ]);
    for (const { Properties } of Object.values(functions)) {
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    }
  });

  it('allows plain http and loopback endpoints only if the deployment says so', () => {
    const setting = (allow: boolean) =>
      Object.values(synthesize({ localEndpoints: allow }).findResources('AWS::Lambda::Function')).flatMap(
        ({ Properties }) => Properties.Environment?.Variables.ALLOW_LOCAL_ENDPOINTS ?? [],
      );
    expect(new Set(setting(false))).toEqual(new Set(['false']));
    expect(new Set(setting(true))).toEqual(new Set(['true']));
  });

  it('gives the hub to one function, the only one that stores datasets, and it stores nothing else', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'liveclin-prepare-dataset',
      Environment: { Variables: Match.objectLike({ HF_ENDPOINT: 'https://huggingface.co' }) },
    });
    const writers = Object.entries(grants).filter(([, statements]) =>
      statements.some(
        ({ Action, Resource }) =>
          Action.includes('s3:PutObject') && JSON.stringify(Resource).includes('dataset-names/'),
      ),
    );
    expect(writers.map(([name]) => name)).toEqual(['liveclin-prepare-dataset']);
    expect(JSON.stringify(writers)).not.toContain('runs/');
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ Prefix: 'hub-files/', ExpirationInDays: 7 })]),
      },
    });
  });

  it.each(Object.entries(grants))('grants %s no deletion', (name, statements) => {
    expect(statements.length).toBeGreaterThan(0);
    for (const action of statements.flatMap(({ Action }) => Action)) {
      // Lambda deletes the messages that were handled, with the function's role.
      const isFed = name === 'liveclin-rerun-failed' && action === 'sqs:DeleteMessage';
      if (!isFed) expect(action).not.toContain(':Delete');
    }
  });

  it.each([
    ['secretsmanager:GetSecretValue', ':secret:evaluator/*'],
    ['ssm:GetParameter', ':parameter/evaluator/*'],
  ])('lets only the functions that call the model %s, of keys only', (action, resource) => {
    const readers = Object.entries(grants).flatMap(([name, statements]) => {
      const reading = statements.filter(({ Action }) => Action.includes(action));
      for (const statement of reading) expect(JSON.stringify(statement.Resource)).toContain(resource);
      return reading.length > 0 ? [name] : [];
    });
    expect(readers.sort()).toEqual(['liveclin-evaluate-cases', 'liveclin-plan-run']);
  });

  it('lets only the functions that check on executions describe them', () => {
    const readers = Object.entries(grants).flatMap(([name, statements]) =>
      statements.some(({ Action }) => Action.includes('states:DescribeExecution')) ? [name] : [],
    );
    expect(readers.sort()).toEqual([
      'liveclin-conclude-run',
      'liveclin-evaluate-cases',
      'liveclin-plan-run',
      'liveclin-rerun-failed',
    ]);
  });

  it('has the outputs that the terminal reads', () => {
    for (const output of Object.values(stackOutputs)) template.hasOutput(output, {});
  });
});

describe('Bedrock', () => {
  const statementsOf = (bedrock: boolean): string[] =>
    Object.values(synthesize({ bedrock }).findResources('AWS::IAM::Policy')).flatMap(
      ({ Properties: { PolicyName, PolicyDocument } }) =>
        (PolicyDocument.Statement as { Action: unknown }[])
          .filter(({ Action }) => JSON.stringify(Action).includes('bedrock:'))
          .map((statement) => `${PolicyName.split('Role')[0]} ${JSON.stringify(statement.Action)}`),
    );

  it('may be called only where the deployment says so, and only by what calls models', () => {
    expect(statementsOf(false)).toEqual([]);
    expect(statementsOf(true).sort()).toEqual([
      'evaluatecases "bedrock:InvokeModel"',
      'planrun "bedrock:InvokeModel"',
    ]);
  });
});
