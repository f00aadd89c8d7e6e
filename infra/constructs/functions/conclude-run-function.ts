import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { grantDescribeExecutions } from '../run-state-machine.ts';
import { EvaluatorFunction, type EvaluatorFunctionProps } from './evaluator-function.ts';

/** Decides how an execution ends: done, failed with a cause, or planned once more after a redrive. */
export class ConcludeRunFunction extends EvaluatorFunction {
  constructor(scope: Construct, props: EvaluatorFunctionProps) {
    super(scope, 'conclude-run', props, { timeout: Duration.minutes(5), memorySize: 512 });
    props.ledger.grantRows(this.function, 'GetItem', 'Query', 'UpdateItem');
    grantDescribeExecutions(this.function, props.deployment.prefix);
  }
}
