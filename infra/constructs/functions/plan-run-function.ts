import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { datasetKeys, importKey, runKeys } from '../../../shared/storage/keys.ts';
import { allow } from '../allow.ts';
import { grantReadApiKeys, modelEnvironment } from '../api-keys.ts';
import { grantInvokeModels } from '../bedrock.ts';
import { grantDescribeExecutions } from '../run-state-machine.ts';
import { EvaluatorFunction, type EvaluatorFunctionProps } from './evaluator-function.ts';

/** Turns an execution's input into a run and its open cases into seats. */
export class PlanRunFunction extends EvaluatorFunction {
  constructor(scope: Construct, props: EvaluatorFunctionProps) {
    super(scope, 'plan-run', props, {
      // The preflight makes up to three calls, each of which may take as long as any other.
      timeout: Duration.minutes(15),
      memorySize: 1024,
      environment: modelEnvironment(props.deployment),
    });
    const { evidence, ledger, deployment } = props;
    ledger.grantRows(this.function, 'GetItem', 'Query', 'PutItem', 'UpdateItem');
    // An estimate takes the replies of earlier runs into account.
    ledger.grantList(this.function);
    evidence.grantRead(this.function, [
      datasetKeys.name('*'),
      datasetKeys.index('*'),
      datasetKeys.manifest('*'),
      datasetKeys.case('*', '*'),
      importKey('*'),
      runKeys.summary('*'),
      runKeys.caseList('*'),
      // The endpoint reads it by a link that this function signs.
      runKeys.visionPicture('*'),
    ]);
    evidence.grantWrite(this.function, [
      runKeys.run('*'),
      runKeys.caseList('*'),
      runKeys.items('*', '*'),
      runKeys.seat('*', '*', '*'),
      runKeys.visionPicture('*'),
      // Cases that were imported.
      runKeys.caseResult('*', '*'),
    ]);
    grantDescribeExecutions(this.function, deployment.prefix);
    grantReadApiKeys(this.function, deployment.prefix);
    if (deployment.bedrock) grantInvokeModels(this.function);
    allow(this.function, {
      actions: ['lambda:GetAccountSettings'],
      resourceArns: ['*'],
      because: 'The action, which reads the quota of Lambdas, knows no resources.',
    });
  }
}
