import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { evaluatorVersion } from '../shared/basics/evaluator-version.ts';
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
import { stackOutputs } from './stack-outputs.ts';

export interface EvaluatorStackProps extends StackProps {
  /** Begins the names that users see: functions, state machine, queues. */
  readonly prefix: string;
  /** Lets runs use plain http and loopback endpoints: for the LocalStack target only. */
  readonly allowLocalEndpoints: boolean;
  /** The hub that a run's dataset is fetched from if the bucket lacks it. */
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
    const common = { prefix, evidence, ledger, allowLocalEndpoints };

    const run = new RunStateMachine(this, 'Run', {
      prefix,
      bucket: evidence.bucket,
      prepareDataset: new PrepareDatasetFunction(this, { ...common, hubEndpoint }).function,
      planRun: new PlanRunFunction(this, common).function,
      evaluateCases: new EvaluateCasesFunction(this, { ...common, queues }).function,
      summarizeRun: new SummarizeRunFunction(this, common).function,
      concludeRun: new ConcludeRunFunction(this, common).function,
    });
    new RerunFailedFunction(this, { ...common, queues, run });
    const users = new UserPolicies(this, 'Users', {
      prefix,
      stateMachineName: run.name,
      bucketArn: evidence.bucket.bucketArn,
      tableArn: ledger.table.tableArn,
      failedCasesArn: queues.failedCases.queueArn,
      rerunRequestsArn: queues.rerunRequests.queueArn,
    });

    this.output(stackOutputs.stateMachineArn, run.stateMachine.stateMachineArn);
    this.output(stackOutputs.bucketName, evidence.bucket.bucketName);
    this.output(stackOutputs.tableName, ledger.table.tableName);
    this.output(stackOutputs.failedCasesUrl, queues.failedCases.queueUrl);
    this.output(stackOutputs.rerunRequestsUrl, queues.rerunRequests.queueUrl);
    this.output(stackOutputs.operatorPolicyArn, users.operator.managedPolicyArn);
    this.output(stackOutputs.viewerPolicyArn, users.viewer.managedPolicyArn);
    this.output(stackOutputs.evaluatorVersion, evaluatorVersion);
  }

  private output(name: string, value: string): void {
    new CfnOutput(this, name, { value });
  }
}
