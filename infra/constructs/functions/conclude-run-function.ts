import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { runKeys } from '../../../shared/storage/keys.ts';
import { grantDescribeExecutions } from '../run-state-machine.ts';
import { EvaluatorFunction, type EvaluatorFunctionProps } from './evaluator-function.ts';

/** Decides how an execution ends: done, failed with a cause, or planned once more after a redrive. */
export class ConcludeRunFunction extends EvaluatorFunction {
  constructor(scope: Construct, props: EvaluatorFunctionProps) {
    super(scope, 'conclude-run', props, { timeout: Duration.minutes(5), memorySize: 512 });
    props.ledger.grantRows(this.function, 'GetItem', 'Query', 'UpdateItem');
    // The output of a complete run says its accuracy.
    props.evidence.grantRead(this.function, [runKeys.summary('*')]);
    grantDescribeExecutions(this.function, props.deployment.prefix);
  }
}
