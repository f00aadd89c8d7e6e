import { Duration, Size } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { EvaluatorFunction, type EvaluatorFunctionProps } from './evaluator-function.ts';

/** Writes the run's results, summary and report. */
export class SummarizeRunFunction extends EvaluatorFunction {
  constructor(scope: Construct, props: EvaluatorFunctionProps) {
    super(scope, 'summarize-run', props, {
      timeout: Duration.minutes(15),
      memorySize: 1024,
      // Case results are spooled to disk, and a run may have many.
      ephemeralStorageSize: Size.gibibytes(4),
    });
    const { evidence, ledger } = props;
    ledger.grantKeepLedger(this.function);
    evidence.grantReadDatasets(this.function);
    evidence.grantReadRuns(this.function);
    evidence.grantWriteRuns(this.function);
  }
}
