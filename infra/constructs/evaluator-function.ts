import { fileURLToPath } from 'node:url';
import { type Duration, RemovalPolicy, type Size } from 'aws-cdk-lib';
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionEnvironment } from '../../functions/environment.ts';

interface EvaluatorFunctionProps {
  readonly functionName: string;
  /** Folder below functions/. */
  readonly folder: string;
  readonly environment: FunctionEnvironment;
  readonly timeout: Duration;
  readonly memorySize: number;
  readonly ephemeralStorageSize?: Size;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One of our functions: Node 24 on arm64, an ESM bundle with the SDK inside, a log group of its own. */
export class EvaluatorFunction extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, { folder, ...props }: EvaluatorFunctionProps) {
    super(scope, id);
    this.function = new NodejsFunction(this, 'Function', {
      ...props,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      entry: `${root}functions/${folder}/handler.ts`,
      projectRoot: root,
      depsLockFilePath: `${root}package-lock.json`,
      tracing: Tracing.DISABLED,
      logGroup: new LogGroup(this, 'Logs', {
        retention: RetentionDays.THREE_MONTHS,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        mainFields: ['module', 'main'],
        externalModules: [],
        // Some dependencies are CommonJS and call require for Node's own modules.
        banner:
          "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
  }
}
