import { Annotations, ArnFormat, Duration, Fn, Stack, Validations } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Choice,
  Condition,
  DefinitionBody,
  DistributedMap,
  IntegrationPattern,
  JitterType,
  JsonPath,
  Pass,
  ProcessorMode,
  ProcessorType,
  Result,
  StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
  Timeout,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct, type IConstruct } from 'constructs';
import { present } from '../../shared/basics/present.ts';
import { allow, explainWildcards } from './allow.ts';
import type { EvidenceBucket } from './evidence-bucket.ts';
import type { EvaluatorFunction } from './functions/evaluator-function.ts';
import { ChildResultWriter, LaneReader, mapFiles } from './map-files.ts';
import { machineComment, stateComments } from './state-comments.ts';
import { grantUseOfKey, type StorageProps } from './storage-props.ts';

const nameOf = (prefix: string): string => `${prefix}-run`;

/** The ARN of the state machine, or of its executions; by name, because the machine refers to its functions. */
const arnOf = (scope: IConstruct, resource: 'stateMachine' | 'execution', resourceName: string): string =>
  Stack.of(scope).formatArn({
    service: 'states',
    resource,
    resourceName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** Lets a function ask how executions are doing. */
export const grantDescribeExecutions = (grantee: IFunction, prefix: string): void =>
  allow(grantee, {
    actions: ['states:DescribeExecution'],
    resourceArns: [arnOf(grantee, 'execution', `${nameOf(prefix)}:*`)],
    because: 'Any execution of this state machine.',
  });

/** Lets a worker wake the lanes that wait for their shifts, which are children of the state machine's Map. */
export const grantWakeLanes = (grantee: IFunction, prefix: string): void => {
  const machine = arnOf(grantee, 'stateMachine', nameOf(prefix));
  allow(grantee, {
    actions: ['states:SendTaskSuccess'],
    resourceArns: [machine, `${machine}/*`],
    because: "Children of this state machine's Map.",
  });
};

type StateName = keyof typeof stateComments;

const commentOf = (state: StateName) => ({ comment: stateComments[state] });

interface RunStateMachineProps extends StorageProps {
  readonly evidence: EvidenceBucket;
  readonly prepareDataset: EvaluatorFunction;
  readonly planRun: EvaluatorFunction;
  readonly evaluateCases: EvaluatorFunction;
  readonly summarizeRun: EvaluatorFunction;
  readonly concludeRun: EvaluatorFunction;
}

/**
 * The run as a state machine:
 *
 *     Begin -> Prepare -> Prepared? -> (CONTINUE) Prepare
 *                                   \-> Plan
 *     Plan -> AnyCases? -> Evaluate (Distributed Map) -> Summarize -> Conclude -> Route -> Done
 *                    \___________________________________/                RERUN -> Plan
 *     each child, a lane of a seat: First lane? -> Work, or Await shift
 *         Work -> More? -> (PAUSE) Pause -> Work; (AWAIT) Await shift; (DONE) end
 *         Await shift -> Woken? -> (WORK) Work; (DONE) end
 *
 * Why it is built this way: docs/design.md, "State machine".
 */
export class RunStateMachine extends Construct {
  readonly stateMachine: StateMachine;
  readonly name: string;

  constructor(scope: Construct, id: string, props: RunStateMachineProps) {
    super(scope, id);
    const { prefix, executionHours } = props.deployment;
    this.name = nameOf(prefix);
    const begin = new Pass(this, 'Begin', {
      ...commentOf('Begin'),
      result: Result.fromObject({ rounds: 0 }),
    });
    const prepare = invoke(this, 'Prepare', props.prepareDataset, {
      'input.$': '$$.Execution.Input',
      'rounds.$': '$.rounds',
    });
    const plan = invoke(this, 'Plan', props.planRun, {
      'input.$': '$$.Execution.Input',
      'executionArn.$': '$$.Execution.Id',
      'executionName.$': '$$.Execution.Name',
      // From Prepare, or on the way back from Conclude, from Plan itself.
      'datasetDigest.$': '$.datasetDigest',
    });
    prepare.next(
      new Choice(this, 'Prepared?', commentOf('Prepared?'))
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
    const route = new Choice(this, 'Route', commentOf('Route'))
      .when(Condition.stringEquals('$.conclusion.decision', 'RERUN'), plan)
      .otherwise(new Succeed(this, 'Done', { ...commentOf('Done'), outputPath: '$.conclusion' }));
    summarize.next(conclude).next(route);
    evaluate.next(summarize);
    plan.next(
      new Choice(this, 'AnyCases?', commentOf('AnyCases?'))
        .when(Condition.numberGreaterThan('$.pending', 0), evaluate)
        .otherwise(summarize),
    );
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: this.name,
      comment: machineComment(prefix),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(begin.next(prepare)),
      timeout: Duration.hours(executionHours),
    });
    this.grantEveryVersion(props);
    if (props.encryptionKey) grantUseOfKey(props.encryptionKey, this.stateMachine);
    this.explainGrants(props);
  }

  /** CDK grants the versions of this deployment only. */
  private grantEveryVersion(props: RunStateMachineProps): void {
    const tasks = [
      props.prepareDataset,
      props.planRun,
      props.evaluateCases,
      props.summarizeRun,
      props.concludeRun,
    ];
    allow(this.stateMachine, {
      actions: ['lambda:InvokeFunction'],
      resourceArns: tasks.map((task) => `${task.function.functionArn}:*`),
      because: 'The versions of one function: an execution keeps calling the version that it began with.',
    });
  }

  /** What CDK grants the machine by itself, as a reviewer with cdk-nag sees it. */
  private explainGrants({ evidence: { bucket } }: RunStateMachineProps): void {
    const { stateMachine } = this;
    explainWildcards(
      stateMachine,
      [bucket.arnForObjects(mapFiles.read), bucket.arnForObjects(mapFiles.written)],
      'Stands for ids of runs and executions, which are made while the stack runs.',
    );
    const name = Fn.select(6, Fn.split(':', stateMachine.stateMachineArn));
    explainWildcards(
      stateMachine,
      [arnOf(this, 'execution', `${name}:*`), arnOf(this, 'execution', `${name}/cases:*`)],
      'The Map starts, stops and redrives its own children.',
    );
    Validations.of(stateMachine).acknowledge(
      {
        id: 'AwsSolutions-SF1',
        reason:
          'A STANDARD execution keeps every event for 90 days; a copy in CloudWatch Logs would cost more.',
      },
      {
        id: 'AwsSolutions-SF2',
        reason:
          'The history times every state, and the ledger every call; traces would add cost, not knowledge.',
      },
    );
  }

  /**
   * Waits until a worker hands over its seat. A worker lives for at most 15 minutes: a lane that has not heard from it by
   * then looks for itself.
   */
  private awaitShift({ version }: EvaluatorFunction): LambdaInvoke {
    const task = new LambdaInvoke(this, 'Await shift', {
      ...commentOf('Await shift'),
      lambdaFunction: version,
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: TaskInput.fromObject({
        place: JsonPath.objectAt('$.place'),
        runId: JsonPath.stringAt('$.runId'),
        executionArn: JsonPath.stringAt('$.executionArn'),
        plan: JsonPath.numberAt('$.plan'),
        loops: JsonPath.numberAt('$.loops'),
        token: JsonPath.taskToken,
      }),
      resultPath: '$.woken',
      taskTimeout: Timeout.duration(Duration.minutes(16)),
      retryOnServiceExceptions: false,
    });
    return retryAwsFaults(task, awsFaults);
  }

  /** Fans out lanes. No Retry and no Catch: a Retry would redo every child, a Catch would prevent redrive. */
  private evaluate(props: RunStateMachineProps): DistributedMap {
    const map = new DistributedMap(this, 'Evaluate', {
      ...commentOf('Evaluate'),
      label: 'cases',
      mapExecutionType: StateMachineType.STANDARD,
      itemReader: new LaneReader(props.evidence.bucket, '$.itemsKey'),
      itemSelector: {
        'place.$': '$$.Map.Item.Value',
        'runId.$': '$.runId',
        'executionArn.$': '$.executionArn',
        'plan.$': '$.plan',
        loops: 0,
      },
      maxConcurrencyPath: '$.lanes',
      toleratedFailurePercentagePath: '$.toleratedFailurePercentage',
      resultWriterV2: new ChildResultWriter(props.evidence.bucket),
      resultPath: JsonPath.DISCARD,
    });
    const work = invoke(this, 'Work', props.evaluateCases, undefined);
    const done = new Succeed(this, 'Lane done', commentOf('Lane done'));
    const pause = new Wait(this, 'Pause', {
      ...commentOf('Pause'),
      time: WaitTime.secondsPath('$.waitSeconds'),
    });
    const awaitShift = this.awaitShift(props.evaluateCases);
    awaitShift.addCatch(work, { errors: ['States.Timeout'], resultPath: JsonPath.DISCARD });
    awaitShift.next(
      new Choice(this, 'Woken?', commentOf('Woken?'))
        .when(Condition.stringEquals('$.woken.status', 'WORK'), work)
        .otherwise(done),
    );
    work.next(
      new Choice(this, 'More?', commentOf('More?'))
        .when(Condition.stringEquals('$.status', 'PAUSE'), pause.next(work))
        .when(Condition.stringEquals('$.status', 'AWAIT'), awaitShift)
        .otherwise(done),
    );
    const first = new Choice(this, 'First lane?', commentOf('First lane?'))
      .when(Condition.numberEquals('$.place.lane', 0), work)
      .otherwise(awaitShift);
    map.itemProcessor(first, {
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
  id: StateName,
  { version }: EvaluatorFunction,
  payload: Record<string, unknown> | undefined,
  resultPath?: string,
): LambdaInvoke => {
  const task = new LambdaInvoke(scope, id, {
    ...commentOf(id),
    lambdaFunction: version,
    payloadResponseOnly: true,
    ...present({ payload: payload && TaskInput.fromObject(payload), resultPath }),
    // CDK's own list lacks TooManyRequests.
    retryOnServiceExceptions: false,
  });
  return retryAwsFaults(task);
};

/** AWS's own faults; a task's time limit counts as one, except where it means something else. */
const awsFaults = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.Unknown',
  'Sandbox.Timedout',
  'Runtime.ExitError',
];

/**
 * What Step Functions sees of a function that is not ready: just deployed (Pending), or its resources taken back after
 * weeks without a call (Inactive), which the first call restores
 * (https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html).
 */
const notReadyYet = [
  'Lambda.ResourceConflictException',
  'Lambda.ResourceNotReadyException',
  'Lambda.CodeArtifactUserPendingException',
];

const retryAwsFaults = (task: LambdaInvoke, errors = [...awsFaults, 'States.Timeout']): LambdaInvoke => {
  // An account without a free Lambda is no fault: a lane waits for one as long as its run may last.
  task.addRetry({
    errors: ['Lambda.TooManyRequestsException'],
    interval: Duration.seconds(2),
    backoffRate: 2,
    maxDelay: Duration.seconds(60),
    jitterStrategy: JitterType.FULL,
    maxAttempts: 2_000,
  });
  task.addRetry({
    errors: notReadyYet,
    interval: Duration.seconds(2),
    backoffRate: 2,
    maxDelay: Duration.seconds(30),
    maxAttempts: 20,
  });
  task.addRetry({ errors, interval: Duration.seconds(5), maxAttempts: 4 });
  return task;
};
