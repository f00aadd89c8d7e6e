import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PrepareEnvironment } from '../../../functions/environment.ts';
import { datasetKeys, prefixes } from '../../../shared/storage/keys.ts';
import { type Beside, EvaluatorFunction, type EvaluatorFunctionProps } from './evaluator-function.ts';

/** Makes sure that the bucket has the run's dataset. */
export class PrepareDatasetFunction extends EvaluatorFunction {
  constructor(scope: Construct, props: EvaluatorFunctionProps) {
    super(scope, 'prepare-dataset', props, {
      timeout: Duration.minutes(15),
      // The cases and a dozen images are in memory at once; bandwidth to the hub grows with the memory.
      memorySize: 2048,
      environment: { HF_ENDPOINT: props.deployment.hubEndpoint } satisfies Beside<PrepareEnvironment>,
    });
    const { evidence } = props;
    const written = [
      datasetKeys.name('*'),
      datasetKeys.index('*'),
      datasetKeys.manifest('*'),
      `${prefixes.hubDatasets}*`,
      `${prefixes.hubFiles}*`,
    ];
    evidence.grantRead(this.function, written);
    evidence.grantWrite(this.function, [
      ...written,
      datasetKeys.case('*', '*'),
      datasetKeys.image('*', '*', ''),
    ]);
  }
}
