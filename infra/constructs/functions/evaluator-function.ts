import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionEnvironment } from '../../../functions/environment.ts';
import type { EvidenceBucket } from '../evidence-bucket.ts';
import type { LedgerTable } from '../ledger-table.ts';
import { bundling, root } from './bundling.ts';

/** What every function is given. */
export interface EvaluatorFunctionProps {
  /** Begins the function's name, by which users find it in the console. */
  readonly prefix: string;
  readonly evidence: EvidenceBucket;
  readonly ledger: LedgerTable;
  /** Lets runs use plain http and loopback endpoints: for the LocalStack target only. */
  readonly allowLocalEndpoints: boolean;
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

  /** @param folder below functions/; the function is named after it */
  constructor(
    scope: Construct,
    folder: string,
    { prefix, evidence, ledger, allowLocalEndpoints }: EvaluatorFunctionProps,
    settings: FunctionSettings,
  ) {
    super(scope, folder);
    const environment: FunctionEnvironment = {
      BUCKET_NAME: evidence.bucket.bucketName,
      TABLE_NAME: ledger.table.tableName,
      ALLOW_LOCAL_ENDPOINTS: allowLocalEndpoints ? 'true' : 'false',
    };
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${prefix}-${folder}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // AWS's policy for logs allows to create any log group and to write to all of them.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.function = new NodejsFunction(this, 'Function', {
      ...settings,
      role,
      functionName: `${prefix}-${folder}`,
      environment: { ...environment, ...settings.environment },
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      entry: `${root}functions/${folder}/handler.ts`,
      projectRoot: root,
      depsLockFilePath: `${root}package-lock.json`,
      tracing: Tracing.DISABLED,
      logGroup,
      bundling: bundling(folder),
    });
  }
}
