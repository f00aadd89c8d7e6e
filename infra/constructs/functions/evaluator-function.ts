import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type CfnFunction, Runtime, Tracing, type Version } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionEnvironment } from '../../../functions/environment.ts';
import { present } from '../../../shared/basics/present.ts';
import type { DeploymentConfig } from '../../deployment/deployment-config.ts';
import { allow } from '../allow.ts';
import type { EvidenceBucket } from '../evidence-bucket.ts';
import type { LedgerTable } from '../ledger-table.ts';
import { grantUseOfKey, type StorageProps } from '../storage-props.ts';
import { bundling, root } from './bundling.ts';

/** What every function is given. */
export interface EvaluatorFunctionProps extends StorageProps {
  readonly evidence: EvidenceBucket;
  readonly ledger: LedgerTable;
}

/** The variables that a function has in addition to those of all functions. */
export type Beside<Environment extends FunctionEnvironment> = Omit<Environment, keyof FunctionEnvironment>;

/** What each function chooses for itself. */
interface FunctionSettings {
  readonly timeout: Duration;
  readonly memorySize: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A function of ours: Node 24 on arm64, one bundle with the SDK inside, its own log group and role. */
export abstract class EvaluatorFunction extends Construct {
  readonly function: NodejsFunction;

  /**
   * This code with these settings. Executions refer to it, so a deployment changes nothing under those that run or are
   * redriven later. It is kept when a deployment publishes the next one, which it does only if something changed.
   */
  readonly version: Version;

  /** @param folder below functions/; the function is named after it */
  constructor(
    scope: Construct,
    folder: string,
    { deployment, encryptionKey, evidence, ledger }: EvaluatorFunctionProps,
    settings: FunctionSettings,
  ) {
    super(scope, folder);
    const functionName = `${deployment.prefix}-${folder}`;
    const environment: FunctionEnvironment = {
      BUCKET_NAME: evidence.bucket.bucketName,
      TABLE_NAME: ledger.table.tableName,
    };
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: deployment.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
      ...present({ encryptionKey }),
    });
    // AWS's policy for logs allows to create any log group and to write to all of them.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.function = new NodejsFunction(this, 'Function', {
      ...settings,
      role,
      functionName,
      environment: { ...environment, ...settings.environment },
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      entry: `${root}functions/${folder}/handler.ts`,
      projectRoot: root,
      depsLockFilePath: `${root}package-lock.json`,
      tracing: Tracing.DISABLED,
      logGroup,
      bundling: bundling(folder),
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
      ...present({ environmentEncryption: encryptionKey }),
    });
    this.version = this.function.currentVersion;
    if (encryptionKey) grantUseOfKey(encryptionKey, this.function);
    this.enterSubnets(deployment);
  }

  /** Lambda needs to know no more of a network than these, so it is not looked up. */
  private enterSubnets({ subnets, securityGroups }: DeploymentConfig): void {
    if (subnets.length === 0) return;
    const resource = this.function.node.defaultChild as CfnFunction;
    resource.vpcConfig = { subnetIds: subnets, securityGroupIds: securityGroups };
    allow(this.function, {
      // https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
      actions: [
        'ec2:CreateNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSubnets',
        'ec2:DeleteNetworkInterface',
        'ec2:AssignPrivateIpAddresses',
        'ec2:UnassignPrivateIpAddresses',
      ],
      resourceArns: ['*'],
      because: 'Lambda makes the network interfaces of a function, whose names are not known before.',
    });
  }
}
