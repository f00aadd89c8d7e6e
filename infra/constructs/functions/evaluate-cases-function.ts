import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { WorkerEnvironment } from '../../../functions/environment.ts';
import { grantReadApiKeys } from '../api-keys.ts';
import type { RerunQueues } from '../rerun-queues.ts';
import { grantDescribeExecutions, grantWakeLanes } from '../run-state-machine.ts';
import { type Beside, EvaluatorFunction, type EvaluatorFunctionProps } from './evaluator-function.ts';

interface EvaluateCasesFunctionProps extends EvaluatorFunctionProps {
  readonly queues: RerunQueues;
}

/** The worker: holds the conversations of one seat. */
export class EvaluateCasesFunction extends EvaluatorFunction {
  constructor(scope: Construct, { queues, ...props }: EvaluateCasesFunctionProps) {
    super(scope, 'evaluate-cases', props, {
      timeout: Duration.minutes(15),
      memorySize: 512,
      environment: { FAILED_CASES_URL: queues.failedCases.queueUrl } satisfies Beside<WorkerEnvironment>,
    });
    const { evidence, ledger, prefix } = props;
    ledger.grantKeepLedger(this.function);
    evidence.grantReadDatasets(this.function);
    evidence.grantReadRuns(this.function);
    evidence.grantWriteRuns(this.function);
    queues.grantReportFailedCases(this.function);
    grantDescribeExecutions(this.function, prefix);
    grantWakeLanes(this.function, prefix);
    grantReadApiKeys(this.function);
  }
}
