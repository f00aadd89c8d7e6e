import { Annotations, ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import {
  Choice,
  Condition,
  DefinitionBody,
  DistributedMap,
  JitterType,
  JsonPath,
  ProcessorMode,
  ProcessorType,
  ResultWriterV2,
  S3JsonItemReader,
  StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { present } from '../../shared/basics/present.ts';
import { prefixes } from '../../shared/storage/keys.ts';

const nameOf = (prefix: string): string => `${prefix}-run`;

/**
 * Lets a function ask how executions are doing. The state machine refers to its functions, so they can refer to it
 * by its fixed name only.
 */
export const grantDescribeExecutions = (grantee: IFunction, prefix: string): void => {
  const executions = Stack.of(grantee).formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${nameOf(prefix)}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  Grant.addToPrincipal({ grantee, actions: ['states:DescribeExecution'], resourceArns: [executions] });
};

interface RunStateMachineProps {
  /** Begins the state machine's name, by which users find it in the console. */
  readonly prefix: string;
  readonly bucket: IBucket;
  readonly prepareDataset: IFunction;
  readonly planRun: IFunction;
  readonly evaluateCases: IFunction;
  readonly summarizeRun: IFunction;
  readonly concludeRun: IFunction;
}

/**
 * The run as a state machine:
 *
 *     Prepare -> Prepared? -> (CONTINUE) Prepare
 *                          \-> Plan
 *     Plan -> AnyCases? -> Evaluate (Distributed Map) -> Summarize -> Conclude -> Route -> Done
 *                    \___________________________________/                RERUN -> Plan
 *     each child: Work -> More? -> (CONTINUE) Pause -> Work; (DONE) end
 *
 * Why it is built this way: docs/design.md, "State machine".
 */
export class RunStateMachine extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: RunStateMachineProps) {
    super(scope, id);
    const prepare = invoke(this, 'Prepare', props.prepareDataset, { 'input.$': '$$.Execution.Input' });
    const plan = invoke(this, 'Plan', props.planRun, {
      'input.$': '$$.Execution.Input',
      'executionArn.$': '$$.Execution.Id',
      'executionName.$': '$$.Execution.Name',
      // From Prepare, or on the way back from Conclude, from Plan itself.
      'datasetDigest.$': '$.datasetDigest',
    });
    prepare.next(
      new Choice(this, 'Prepared?')
        .when(Condition.stringEquals('$.status', 'CONTINUE'), prepare)
        .otherwise(plan),
    );
    const evaluate = this.evaluate(props);
    const summarize = invoke(this, 'Summarize', props.summarizeRun, { 'runId.$': '$.runId' }, '$.coverage');
    const conclude = invoke(
      this,
      'Conclude',
      props.concludeRun,
      {
        'runId.$': '$.runId',
        'executionArn.$': '$.executionArn',
        'plan.$': '$.plan',
        'coverage.$': '$.coverage',
      },
      '$.conclusion',
    );
    const route = new Choice(this, 'Route')
      .when(Condition.stringEquals('$.conclusion.decision', 'RERUN'), plan)
      .otherwise(new Succeed(this, 'Done'));
    summarize.next(conclude).next(route);
    evaluate.next(summarize);
    plan.next(
      new Choice(this, 'AnyCases?')
        .when(Condition.numberGreaterThan('$.pending', 0), evaluate)
        .otherwise(summarize),
    );
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: nameOf(props.prefix),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(prepare),
      timeout: Duration.hours(48),
    });
  }

  /** Fans out chunks. No Retry and no Catch: a Retry would redo every child, a Catch would prevent redrive. */
  private evaluate(props: RunStateMachineProps): DistributedMap {
    const map = new DistributedMap(this, 'Evaluate', {
      label: 'cases',
      mapExecutionType: StateMachineType.STANDARD,
      itemReader: new S3JsonItemReader({ bucket: props.bucket, key: JsonPath.stringAt('$.itemsKey') }),
      itemSelector: {
        'chunk.$': '$$.Map.Item.Value',
        'runId.$': '$.runId',
        'executionArn.$': '$.executionArn',
        'plan.$': '$.plan',
        loops: 0,
      },
      maxConcurrencyPath: '$.workers',
      toleratedFailurePercentagePath: '$.toleratedFailurePercentage',
      // Without it, a Map returns the output of every child, more than a state may carry.
      resultWriterV2: new ResultWriterV2({
        bucket: props.bucket,
        prefix: JsonPath.format(`${prefixes.mapResults}{}`, JsonPath.stringAt('$$.Execution.Name')),
      }),
      resultPath: JsonPath.DISCARD,
    });
    const work = invoke(this, 'Work', props.evaluateCases, undefined);
    const pause = new Wait(this, 'Pause', { time: WaitTime.secondsPath('$.waitSeconds') });
    const more = new Choice(this, 'More?')
      .when(Condition.stringEquals('$.status', 'CONTINUE'), pause.next(work))
      .otherwise(new Succeed(this, 'Chunk done'));
    map.itemProcessor(work.next(more), {
      mode: ProcessorMode.DISTRIBUTED,
      // Required here, then ignored with a warning in favour of `mapExecutionType` above.
      executionType: ProcessorType.STANDARD,
    });
    Annotations.of(map).acknowledgeWarning('@aws-cdk/aws-stepfunctions:propertyIgnored');
    return map;
  }
}

/** Calls a function and retries AWS's faults only: never States.ALL, which would retry CasesFailed. */
const invoke = (
  scope: Construct,
  id: string,
  lambdaFunction: IFunction,
  payload: Record<string, unknown> | undefined,
  resultPath?: string,
): LambdaInvoke => {
  const task = new LambdaInvoke(scope, id, {
    lambdaFunction,
    payloadResponseOnly: true,
    ...present({ payload: payload && TaskInput.fromObject(payload), resultPath }),
    // CDK's own list lacks TooManyRequests.
    retryOnServiceExceptions: false,
  });
  task.addRetry({
    errors: ['Lambda.TooManyRequestsException'],
    interval: Duration.seconds(2),
    backoffRate: 2,
    maxDelay: Duration.seconds(60),
    jitterStrategy: JitterType.FULL,
    maxAttempts: 12,
  });
  task.addRetry({
    errors: [
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.Unknown',
      'Sandbox.Timedout',
      'Runtime.ExitError',
      'States.Timeout',
    ],
    interval: Duration.seconds(5),
    maxAttempts: 4,
  });
  return task;
};
