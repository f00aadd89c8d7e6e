import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PrepareEnvironment } from '../../../functions/environment.ts';
import { datasetKeys, prefixes } from '../../../shared/storage/keys.ts';
import { type Beside, EvaluatorFunction, type EvaluatorFunctionProps } from './evaluator-function.ts';

interface PrepareDatasetFunctionProps extends EvaluatorFunctionProps {
  /** The hub that a run's dataset is fetched from if the bucket lacks it. */
  readonly hubEndpoint: string;
}

/** Makes sure that the bucket has the run's dataset. */
export class PrepareDatasetFunction extends EvaluatorFunction {
  constructor(scope: Construct, { hubEndpoint, ...props }: PrepareDatasetFunctionProps) {
    super(scope, 'prepare-dataset', props, {
      timeout: Duration.minutes(15),
      // The cases and a dozen images are in memory at once; bandwidth to the hub grows with the memory.
      memorySize: 2048,
      environment: { HF_ENDPOINT: hubEndpoint } satisfies Beside<PrepareEnvironment>,
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
