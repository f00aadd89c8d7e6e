import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { RerunEnvironment } from '../../../functions/environment.ts';
import type { RerunQueues } from '../rerun-queues.ts';
import { grantDescribeExecutions, type RunStateMachine } from '../run-state-machine.ts';
import { type Beside, EvaluatorFunction, type EvaluatorFunctionProps } from './evaluator-function.ts';

interface RerunFailedFunctionProps extends EvaluatorFunctionProps {
  readonly queues: RerunQueues;
  readonly run: RunStateMachine;
}

/** Starts an execution for failed cases that a user moved to the queue of rerun requests. */
export class RerunFailedFunction extends EvaluatorFunction {
  constructor(scope: Construct, { queues, run, ...props }: RerunFailedFunctionProps) {
    super(scope, 'rerun-failed', props, {
      // The queue hides a message for at least six times as long.
      timeout: Duration.seconds(45),
      memorySize: 512,
      environment: {
        STATE_MACHINE_ARN: run.stateMachine.stateMachineArn,
      } satisfies Beside<RerunEnvironment>,
    });
    queues.feed(this.function);
    props.ledger.grantRows(this.function, 'GetItem', 'BatchGetItem', 'UpdateItem');
    run.stateMachine.grantStartExecution(this.function);
    grantDescribeExecutions(this.function, props.deployment.prefix);
  }
}
