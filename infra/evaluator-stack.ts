import { Arn, ArnFormat, CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import { ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { evaluatorVersion } from '../shared/basics/evaluator-version.ts';
import { present } from '../shared/basics/present.ts';
import { EvidenceBucket } from './constructs/evidence-bucket.ts';
import { ConcludeRunFunction } from './constructs/functions/conclude-run-function.ts';
import { EvaluateCasesFunction } from './constructs/functions/evaluate-cases-function.ts';
import { PlanRunFunction } from './constructs/functions/plan-run-function.ts';
import { PrepareDatasetFunction } from './constructs/functions/prepare-dataset-function.ts';
import { RerunFailedFunction } from './constructs/functions/rerun-failed-function.ts';
import { SummarizeRunFunction } from './constructs/functions/summarize-run-function.ts';
import { LedgerTable } from './constructs/ledger-table.ts';
import { RerunQueues } from './constructs/rerun-queues.ts';
import { RunStateMachine } from './constructs/run-state-machine.ts';
import { UserPolicies } from './constructs/user-policies.ts';
import type { DeploymentConfig } from './deployment/deployment-config.ts';
import { stackOutputs } from './stack-outputs.ts';

/** The evaluator: evidence, ledger, the state machine with its functions, and the queues of failed cases. */
export class EvaluatorStack extends Stack {
  constructor(scope: Construct, id: string, deployment: DeploymentConfig) {
    super(scope, id, {
      description: 'LiveClin evaluator: evaluates vision-language models on the LiveClin clinical benchmark',
      terminationProtection: deployment.protect,
      ...(deployment.kmsKey !== undefined && { env: environmentOf(deployment.kmsKey) }),
    });
    const { kmsKey } = deployment;
    const encryptionKey = kmsKey === undefined ? undefined : Key.fromKeyArn(this, 'Key', kmsKey);
    const storage = { deployment, ...present({ encryptionKey }) };
    const evidence = new EvidenceBucket(this, 'Evidence', storage);
    const ledger = new LedgerTable(this, 'Ledger', storage);
    const queues = new RerunQueues(this, 'Reruns', storage);
    const common = { ...storage, evidence, ledger };

    const run = new RunStateMachine(this, 'Run', {
      ...common,
      prepareDataset: new PrepareDatasetFunction(this, common),
      planRun: new PlanRunFunction(this, common),
      evaluateCases: new EvaluateCasesFunction(this, { ...common, queues }),
      summarizeRun: new SummarizeRunFunction(this, common),
      concludeRun: new ConcludeRunFunction(this, common),
    });
    new RerunFailedFunction(this, { ...common, queues, run });
    const users = new UserPolicies(this, 'Users', {
      prefix: deployment.prefix,
      stateMachineName: run.name,
      bucketArn: evidence.bucket.bucketArn,
      tableArn: ledger.table.tableArn,
      failedCasesArn: queues.failedCases.queueArn,
      rerunRequestsArn: queues.rerunRequests.queueArn,
      ...present({ encryptionKey }),
    });

    this.output(stackOutputs.stateMachineArn, run.stateMachine.stateMachineArn);
    this.output(stackOutputs.bucketName, evidence.bucket.bucketName);
    this.output(stackOutputs.tableName, ledger.table.tableName);
    this.output(stackOutputs.failedCasesUrl, queues.failedCases.queueUrl);
    this.output(stackOutputs.rerunRequestsUrl, queues.rerunRequests.queueUrl);
    this.output(stackOutputs.operatorPolicyArn, users.operator.managedPolicyArn);
    this.output(stackOutputs.viewerPolicyArn, users.viewer.managedPolicyArn);
    this.output(stackOutputs.evaluatorVersion, evaluatorVersion);
    this.applyTo(deployment);
  }

  /** What concerns every resource of its kind. */
  private applyTo({ tags, permissionsBoundary }: DeploymentConfig): void {
    for (const [name, value] of Object.entries(tags)) Tags.of(this).add(name, value);
    if (permissionsBoundary === undefined) return;
    const boundary = ManagedPolicy.fromManagedPolicyArn(this, 'Boundary', permissionsBoundary);
    PermissionsBoundary.of(this).apply(boundary);
  }

  private output(name: string, value: string): void {
    new CfnOutput(this, name, { value });
  }
}

/** A table names its key by region, so with a key the stack belongs to the key's account and region. */
const environmentOf = (keyArn: string) => {
  const { account, region } = Arn.split(keyArn, ArnFormat.SLASH_RESOURCE_NAME);
  return { account, region };
};
