import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { parameterNames, parseDeployment } from '../../infra/deployment/deployment-config.ts';
import { defaultPrefix, keyPrefixOf, prefixOf, stackNameOf } from '../../infra/deployment/deployment-name.ts';
import { readDeployment } from '../../infra/deployment/read-deployment.ts';
import { synthesize } from '../../infra/stack-template.ts';
import { readCheckout } from '../support/documents/checkout-files.ts';

const kmsKey = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const boundary = 'arn:aws:iam::111122223333:policy/boundary';

describe('the parameters of a deployment', () => {
  test.each([
    [{ prefix: 'Team' }, 'prefix: must be 1 to 24 lower-case letters', '-c prefix=team-a'],
    [{ prefix: 'team-' }, 'prefix: must be', '-c prefix=team-a'],
    [{ protect: 'yes' }, 'protect: must be true or false', '-c protect=false'],
    [{ tags: 'team' }, 'tags: must be name=value pairs', '-c tags=team=radiology'],
    [{ logRetentionDays: '31' }, 'logRetentionDays: must be one of 1, 3, 5', '-c logRetentionDays=30'],
    [{ executionHours: 'long' }, 'executionHours: must be a whole number', '-c executionHours=72'],
    [{ executionHours: 241 }, 'executionHours: must be at most 240', '-c executionHours=72'],
    [{ kmsKey: 'alias/ours' }, 'kmsKey: must be the ARN of a key', '-c kmsKey=arn:aws:kms:'],
    [{ permissionsBoundary: 'ours' }, 'permissionsBoundary: must be the ARN', '-c permissionsBoundary=arn:'],
    [{ bucket: 'ours' }, 'table: is missing: a bucket holds what its table names', '-c table='],
    [{ table: 'ours' }, 'bucket: is missing: a table names what its bucket holds', '-c bucket='],
    [{ subnets: 'subnet-1' }, 'securityGroups: is missing', '-c securityGroups=sg-'],
    [{ securityGroups: 'sg-1' }, 'subnets: is missing', '-c subnets=subnet-'],
    [
      { subnets: 'subnet-1', securityGroups: 'sg-1', localEndpoints: 'true' },
      'localEndpoints: is for LocalStack',
      'privateHosts',
    ],
    [{ privateHosts: 'https://models' }, 'privateHosts: must be names or addresses', '-c privateHosts='],
    [{ hubEndpoint: 'ftp://hub' }, 'hubEndpoint: must be a URL', '-c hubEndpoint=https://'],
    [{ logRetention: '30' }, 'logRetention: is no parameter', 'did you mean logRetentionDays?'],
  ])('%j is refused with its name, the reason and an example', (given, reason, example) => {
    const parse = () => parseDeployment(given);
    expect(parse).toThrow(expect.objectContaining({ name: 'InvalidInput' }));
    expect(parse).toThrow(reason);
    expect(parse).toThrow(example);
  });

  it('mean the same as text of -c flags and with the types of JSON', () => {
    const typed = {
      protect: false,
      executionHours: 72,
      tags: { team: 'a', url: 'x=y' },
      subnets: ['subnet-1', 'subnet-2'],
      securityGroups: ['sg-1'],
    };
    const flags = {
      protect: 'false',
      executionHours: '72',
      tags: 'team=a, url=x=y',
      subnets: 'subnet-1,subnet-2',
      securityGroups: 'sg-1',
    };
    expect(parseDeployment(flags)).toEqual(parseDeployment(typed));
    expect(parseDeployment(flags)).toMatchObject(typed);
  });

  it('come from a file, from flags over it, and from nowhere else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'deployment-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const config = join(folder, 'team-a.json');
    writeFileSync(config, JSON.stringify({ prefix: 'team-a', logRetentionDays: 30 }));
    const context = { config, logRetentionDays: '60', '@aws-cdk/core:checkSecretUsage': true };
    const read = (context: Record<string, unknown>) => readDeployment(new App({ context }));
    expect(read(context)).toMatchObject({ prefix: 'team-a', logRetentionDays: 60 });
    expect(() => read({ config: join(folder, 'none.json') })).toThrow('none.json cannot be read');
    writeFileSync(config, '[]');
    expect(() => read({ config })).toThrow('config: the file');
    expect(() => read({ prefx: 'a' })).toThrow('did you mean prefix?');
  });

  it('are all in docs/aws.md', () => {
    const text = readCheckout('docs/aws.md');
    const section = text.slice(text.indexOf('## Parameters')).split('\n## ')[0] ?? '';
    const cells = Array.from(section.matchAll(/^\| (`.*?`) \|/gm), ([, cell = '']) => cell);
    const named = cells.flatMap((cell) => Array.from(cell.matchAll(/\w+/g), ([name]) => name));
    expect(named.sort()).toEqual([...parameterNames].sort());
  });
});

describe('the names of a deployment', () => {
  it('are of today by default, and never those of a stack or a secret of somebody else', () => {
    expect([stackNameOf(defaultPrefix), keyPrefixOf(defaultPrefix)]).toEqual([
      'LiveClinEvaluator',
      'evaluator/',
    ]);
    expect([stackNameOf('prod'), keyPrefixOf('prod')]).toEqual(['LiveClinEvaluator-prod', 'evaluator-prod/']);
    for (const prefix of [defaultPrefix, 'team-a']) {
      expect(prefixOf(stackNameOf(prefix))).toBe(prefix);
      expect(prefixOf(prefix)).toBe(prefix);
    }
  });

  it('share nothing with those of another deployment', () => {
    const template = JSON.stringify(synthesize({ prefix: 'team-a' }).toJSON());
    expect(template).not.toMatch(/"liveclin-|:liveclin-|\bevaluator\//);
    const named = (type: string, property: string) =>
      Object.values(synthesize({ prefix: 'team-a' }).findResources(type)).map(
        ({ Properties }) => Properties[property],
      );
    for (const name of [
      ...named('AWS::SQS::Queue', 'QueueName'),
      ...named('AWS::StepFunctions::StateMachine', 'StateMachineName'),
      ...named('AWS::Lambda::Function', 'FunctionName'),
    ])
      expect(name).toMatch(/^team-a-/);
    for (const name of named('AWS::Logs::LogGroup', 'LogGroupName'))
      expect(name).toMatch(/^\/aws\/lambda\/team-a-/);
  });
});

describe('a deployment', () => {
  it('is protected unless told otherwise, and keeps its data in any case', () => {
    const table = (protect: boolean) => ({
      Properties: {
        Replicas: [Match.objectLike({ DeletionProtectionEnabled: protect })],
      },
      DeletionPolicy: 'Retain',
    });
    synthesize().hasResource('AWS::DynamoDB::GlobalTable', table(true));
    synthesize({ protect: 'false' }).hasResource('AWS::DynamoDB::GlobalTable', table(false));
    synthesize({ protect: 'false' }).hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
  });

  it('uses the bucket and the table of another one, and makes none', () => {
    const adopted = synthesize({ bucket: 'old-bucket', table: 'old-table' });
    adopted.resourceCountIs('AWS::S3::Bucket', 0);
    adopted.resourceCountIs('AWS::DynamoDB::GlobalTable', 0);
    adopted.hasOutput('BucketName', { Value: 'old-bucket' });
    adopted.hasOutput('TableName', { Value: 'old-table' });
    adopted.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({ BUCKET_NAME: 'old-bucket', TABLE_NAME: 'old-table' }),
      },
    });
    const policies = JSON.stringify(adopted.findResources('AWS::IAM::Policy'));
    expect(policies).toContain(':s3:::old-bucket/runs/*');
    expect(policies).toContain(':table/old-table');
  });

  it('encrypts with the key that it is given, and lets every function and the machine use it', () => {
    const template = synthesize({ kmsKey });
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: kmsKey },
          },
        ],
      },
    });
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    });
    template.allResourcesProperties('AWS::SQS::Queue', { KmsMasterKeyId: kmsKey });
    template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: kmsKey });
    const users = Object.values(template.findResources('AWS::IAM::Policy')).filter(({ Properties }) =>
      JSON.stringify(Properties.PolicyDocument.Statement).includes('kms:GenerateDataKey'),
    );
    // Six functions and the state machine.
    expect(users).toHaveLength(7);
  });

  it('has log retention, tags, access logs and a permissions boundary as they are given', () => {
    const template = synthesize({
      logRetentionDays: '30',
      tags: 'team=radiology',
      accessLogBucket: 'our-logs',
      permissionsBoundary: boundary,
    });
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
    template.allResourcesProperties('AWS::IAM::Role', { PermissionsBoundary: boundary });
    for (const type of ['AWS::Lambda::Function', 'AWS::S3::Bucket', 'AWS::StepFunctions::StateMachine'])
      template.hasResourceProperties(type, {
        Tags: Match.arrayWith([{ Key: 'team', Value: 'radiology' }]),
      });
    template.hasResourceProperties('AWS::S3::Bucket', {
      LoggingConfiguration: { DestinationBucketName: 'our-logs', LogFilePrefix: 'liveclin/' },
    });
  });

  it('runs inside a network, from which runs may send to the hosts that it names', () => {
    const template = synthesize({
      subnets: 'subnet-0a1b2c3d,subnet-4e5f6a7b',
      securityGroups: 'sg-0a1b2c3d',
      privateHosts: 'models.internal',
    });
    const functions = Object.values(template.findResources('AWS::Lambda::Function'));
    for (const { Properties } of functions.filter(({ Properties }) => Properties.FunctionName))
      expect(Properties.VpcConfig).toEqual({
        SubnetIds: ['subnet-0a1b2c3d', 'subnet-4e5f6a7b'],
        SecurityGroupIds: ['sg-0a1b2c3d'],
      });
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'liveclin-evaluate-cases',
      Environment: {
        Variables: Match.objectLike({ PRIVATE_HOSTS: 'models.internal', ALLOW_LOCAL_ENDPOINTS: 'false' }),
      },
    });
  });

  test.each(['1', '48', '72', '240'])(
    'whose executions last %s hours keeps requests for reruns waiting for longer',
    (executionHours) => {
      const template = synthesize({ executionHours });
      template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
        DefinitionString: {
          'Fn::Join': [
            '',
            Match.arrayWith([Match.stringLikeRegexp(`"TimeoutSeconds":${Number(executionHours) * 3_600}`)]),
          ],
        },
      });
      const [queue] = Object.values(
        template.findResources('AWS::SQS::Queue', {
          Properties: { QueueName: 'liveclin-rerun-requests' },
        }),
      );
      const { RedrivePolicy, VisibilityTimeout } = queue?.Properties ?? {};
      expect(RedrivePolicy.maxReceiveCount * VisibilityTimeout).toBeGreaterThan(
        Number(executionHours) * 3_600,
      );
      expect(RedrivePolicy.maxReceiveCount).toBeLessThanOrEqual(1_000);
    },
  );
});
