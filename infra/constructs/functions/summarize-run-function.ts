import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { datasetKeys, prefixes, runKeys } from '../../../shared/storage/keys.ts';
import { EvaluatorFunction, type EvaluatorFunctionProps } from './evaluator-function.ts';

/** Writes the run's results, summary and report. */
export class SummarizeRunFunction extends EvaluatorFunction {
  constructor(scope: Construct, props: EvaluatorFunctionProps) {
    super(scope, 'summarize-run', props, {
      timeout: Duration.minutes(15),
      memorySize: 1024,
    });
    const { evidence, ledger } = props;
    ledger.grantRows(this.function, 'GetItem', 'Query', 'UpdateItem');
    evidence.grantRead(this.function, [datasetKeys.index('*'), datasetKeys.manifest('*')]);
    evidence.grantReadVersions(this.function, [runKeys.caseResult('*', '*')]);
    evidence.grantStream(this.function, [
      runKeys.results('*'),
      runKeys.resultLines('*'),
      `${prefixes.inspect}*`,
    ]);
    evidence.grantWrite(this.function, [
      runKeys.summary('*'),
      runKeys.summaryText('*'),
      runKeys.details('*'),
      runKeys.report('*'),
      runKeys.failures('*'),
    ]);
  }
}
