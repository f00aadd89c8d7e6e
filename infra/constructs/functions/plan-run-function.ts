import { Duration } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { grantReadApiKeys } from '../api-keys.ts';
import { grantDescribeExecutions } from '../run-state-machine.ts';
import { EvaluatorFunction, type EvaluatorFunctionProps } from './evaluator-function.ts';

/** Turns an execution's input into a run and its open cases into seats. */
export class PlanRunFunction extends EvaluatorFunction {
  constructor(scope: Construct, props: EvaluatorFunctionProps) {
    super(scope, 'plan-run', props, {
      // The preflight makes up to three calls, each of which may take as long as any other.
      timeout: Duration.minutes(15),
      memorySize: 1024,
    });
    const { evidence, ledger, prefix } = props;
    ledger.grantKeepLedger(this.function);
    evidence.grantReadDatasets(this.function);
    evidence.grantReadRuns(this.function);
    evidence.grantWriteRuns(this.function);
    evidence.grantReadImports(this.function);
    grantDescribeExecutions(this.function, prefix);
    grantReadApiKeys(this.function);
    // The action knows no resources.
    Grant.addToPrincipal({
      grantee: this.function,
      actions: ['lambda:GetAccountSettings'],
      resourceArns: ['*'],
    });
  }
}
