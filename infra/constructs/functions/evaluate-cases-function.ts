import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { WorkerEnvironment } from '../../../functions/environment.ts';
import { datasetKeys, runKeys } from '../../../shared/storage/keys.ts';
import { grantReadApiKeys, modelEnvironment } from '../api-keys.ts';
import { grantInvokeModels } from '../bedrock.ts';
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
      environment: {
        ...modelEnvironment(props.deployment),
        FAILED_CASES_URL: queues.failedCases.queueUrl,
        // By default, what dies young may pile up to 96 MB before it is cleared away: a worker of 285 MB is one of 155
        // then, and takes no more time (docs/scale.md).
        NODE_OPTIONS: '--max-semi-space-size=4',
      } satisfies Beside<WorkerEnvironment> & { readonly NODE_OPTIONS: string },
    });
    const { evidence, ledger, deployment } = props;
    ledger.grantRows(this.function, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem');
    evidence.grantRead(this.function, [
      // For datasets whose cases do not describe their images.
      datasetKeys.manifest('*'),
      datasetKeys.case('*', '*'),
      datasetKeys.image('*', '*', ''),
      runKeys.seat('*', '*', '*'),
      runKeys.checkpoint('*', '*'),
      runKeys.formerCheckpoint('*', '*'),
    ]);
    evidence.grantWrite(this.function, [runKeys.checkpoint('*', '*'), runKeys.caseResult('*', '*')]);
    queues.grantReportFailedCases(this.function);
    grantDescribeExecutions(this.function, deployment.prefix);
    grantWakeLanes(this.function, deployment.prefix);
    grantReadApiKeys(this.function, deployment.prefix);
    if (deployment.bedrock) grantInvokeModels(this.function);
  }
}
