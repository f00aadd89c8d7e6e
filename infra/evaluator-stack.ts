import { Arn, ArnFormat, CfnOutput, Duration, Size, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type {
  FunctionEnvironment,
  PrepareEnvironment,
  RerunEnvironment,
  WorkerEnvironment,
} from '../functions/environment.ts';
import { evaluatorVersion } from '../shared/basics/evaluator-version.ts';
import { keyPrefix } from '../shared/endpoint/api-key.ts';
import { EvaluatorFunction } from './constructs/evaluator-function.ts';
import { EvidenceBucket } from './constructs/evidence-bucket.ts';
import { LedgerTable } from './constructs/ledger-table.ts';
import { RerunQueues } from './constructs/rerun-queues.ts';
import { RunStateMachine } from './constructs/run-state-machine.ts';
import { stackOutputs } from './stack-outputs.ts';

export interface EvaluatorStackProps extends StackProps {
  /** Prefix of the names that people meet: functions, state machine, secrets. */
  readonly prefix: string;
  /** Lets runs use plain http and loopback endpoints: for the LocalStack target only. */
  readonly allowLocalEndpoints: boolean;
  /** The hub that a run's dataset is fetched from when the bucket does not hold it. */
  readonly hubEndpoint: string;
}

/** The evaluator: evidence, ledger, the state machine with its functions, and the queues of failed cases. */
export class EvaluatorStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { prefix, allowLocalEndpoints, hubEndpoint, ...props }: EvaluatorStackProps,
  ) {
    super(scope, id, props);
    const evidence = new EvidenceBucket(this, 'Evidence');
    const ledger = new LedgerTable(this, 'Ledger');
    const queues = new RerunQueues(this, 'Reruns', { prefix });
    const environment: FunctionEnvironment = {
      BUCKET_NAME: evidence.bucket.bucketName,
      TABLE_NAME: ledger.table.tableName,
      ALLOW_LOCAL_ENDPOINTS: allowLocalEndpoints ? 'true' : 'false',
    };
    const define = (
      name: string,
      props: {
        timeout: Duration;
        memorySize: number;
        ephemeralStorageSize?: Size;
        environment?: FunctionEnvironment;
      },
    ) =>
      new EvaluatorFunction(this, name, {
        functionName: `${prefix}-${name}`,
        folder: name,
        environment,
        ...props,
      }).function;

    const prepareEnvironment: PrepareEnvironment = { ...environment, HF_ENDPOINT: hubEndpoint };
    const prepareDataset = define('prepare-dataset', {
      timeout: Duration.minutes(15),
      // A dozen images and the cases are held at once; the line to the hub grows with the memory.
      memorySize: 2048,
      environment: prepareEnvironment,
    });
    evidence.grantAddDatasets(prepareDataset);
    // A preflight call may take as long as any other, three times.
    const planRun = define('plan-run', { timeout: Duration.minutes(15), memorySize: 1024 });
    const workerEnvironment: WorkerEnvironment = {
      ...environment,
      FAILED_CASES_URL: queues.failedCases.queueUrl,
    };
    const evaluateCases = define('evaluate-cases', {
      timeout: Duration.minutes(15),
      memorySize: 512,
      environment: workerEnvironment,
    });
    const summarizeRun = define('summarize-run', {
      timeout: Duration.minutes(15),
      memorySize: 1024,
      ephemeralStorageSize: Size.gibibytes(4),
    });
    const concludeRun = define('conclude-run', { timeout: Duration.minutes(5), memorySize: 512 });

    for (const each of [planRun, evaluateCases, summarizeRun, concludeRun]) ledger.grantKeepLedger(each);
    for (const each of [planRun, evaluateCases, summarizeRun]) {
      evidence.grantReadDatasets(each);
      evidence.grantReadRuns(each);
      evidence.grantWriteRuns(each);
    }
    evidence.grantReadImports(planRun);

    const { stateMachine } = new RunStateMachine(this, 'Run', {
      stateMachineName: `${prefix}-run`,
      bucket: evidence.bucket,
      prepareDataset,
      planRun,
      evaluateCases,
      summarizeRun,
      concludeRun,
    });
    const rerunEnvironment: RerunEnvironment = {
      ...environment,
      STATE_MACHINE_ARN: stateMachine.stateMachineArn,
    };
    const rerunFailed = define('rerun-failed', {
      // The queue hides a message for six times as long.
      timeout: Duration.seconds(45),
      memorySize: 512,
      environment: rerunEnvironment,
    });
    queues.feed(rerunFailed);
    queues.grantReportFailedCases(evaluateCases);
    ledger.grantRequestReruns(rerunFailed);
    stateMachine.grantStartExecution(rerunFailed);
    // The state machine knows the functions, so they can know it by its fixed name only.
    const describeExecutions = new PolicyStatement({
      actions: ['states:DescribeExecution'],
      resources: [this.arn('states', 'execution', `${prefix}-run:*`)],
    });
    for (const each of [planRun, evaluateCases, concludeRun, rerunFailed])
      each.addToRolePolicy(describeExecutions);
    // What AWS's own keys encrypt needs no grant of kms:Decrypt beside these.
    const readKeys = [
      new PolicyStatement({
        actions: ['secretsmanager:GetSecretValue'],
        resources: [this.arn('secretsmanager', 'secret', `${keyPrefix}*`)],
      }),
      new PolicyStatement({
        actions: ['ssm:GetParameter'],
        resources: [this.formatArn({ service: 'ssm', resource: 'parameter', resourceName: `${keyPrefix}*` })],
      }),
    ];
    for (const each of [planRun, evaluateCases]) for (const read of readKeys) each.addToRolePolicy(read);

    new CfnOutput(this, stackOutputs.stateMachineArn, { value: stateMachine.stateMachineArn });
    new CfnOutput(this, stackOutputs.bucketName, { value: evidence.bucket.bucketName });
    new CfnOutput(this, stackOutputs.tableName, { value: ledger.table.tableName });
    new CfnOutput(this, stackOutputs.failedCasesUrl, { value: queues.failedCases.queueUrl });
    new CfnOutput(this, stackOutputs.rerunRequestsUrl, { value: queues.rerunRequests.queueUrl });
    new CfnOutput(this, stackOutputs.evaluatorVersion, { value: evaluatorVersion });
  }

  private arn(service: string, resource: string, resourceName: string): string {
    return Arn.format({ service, resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME }, this);
  }
}
