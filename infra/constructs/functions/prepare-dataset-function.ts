import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PrepareEnvironment } from '../../../functions/environment.ts';
import { type Beside, EvaluatorFunction, type EvaluatorFunctionProps } from './evaluator-function.ts';

interface PrepareDatasetFunctionProps extends EvaluatorFunctionProps {
  /** The hub that a run's dataset is fetched from when the bucket does not hold it. */
  readonly hubEndpoint: string;
}

/** Sees to it that the bucket holds the run's dataset. */
export class PrepareDatasetFunction extends EvaluatorFunction {
  constructor(scope: Construct, { hubEndpoint, ...props }: PrepareDatasetFunctionProps) {
    super(scope, 'prepare-dataset', props, {
      timeout: Duration.minutes(15),
      // A dozen images and the cases are held at once; the line to the hub grows with the memory.
      memorySize: 2048,
      environment: { HF_ENDPOINT: hubEndpoint } satisfies Beside<PrepareEnvironment>,
    });
    props.evidence.grantAddDatasets(this.function);
  }
}
