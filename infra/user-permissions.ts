import { listIndex } from '../shared/ledger/ledger-keys.ts';
import { datasetKeys, prefixes, runKeys } from '../shared/storage/keys.ts';
import { keyPrefixOf } from './deployment/deployment-name.ts';

/** The parts of a deployed stack that users meet: named by the stack's tokens, or by the terminal from its outputs. */
export interface DeployedParts {
  /** The ARN of something in the stack's account and region. */
  readonly arn: (service: string, rest: string) => string;
  readonly stackName: string;
  readonly stateMachineName: string;
  /** Begins the names of the functions. */
  readonly prefix: string;
  readonly bucketArn: string;
  readonly tableArn: string;
  readonly failedCasesArn: string;
  readonly rerunRequestsArn: string;
}

/** What a user needs for a command or for a place in the console. */
export interface UserPermission {
  readonly actions: readonly string[];
  /** What the resources are, in words. */
  readonly on: string;
  readonly resourceArns: readonly string[];
  readonly neededFor: string;
}

/** Of actions that AWS offers for all resources only. */
const everything = { on: 'the whole account', resourceArns: ['*'] };

/** To look at everything and to change nothing; reads no key. */
export const viewerPermissions = (parts: DeployedParts): UserPermission[] => {
  const { arn, stateMachineName: machine, bucketArn, tableArn, failedCasesArn, rerunRequestsArn } = parts;
  return [
    {
      actions: ['cloudformation:DescribeStacks'],
      on: 'the stack',
      resourceArns: [arn('cloudformation', `stack/${parts.stackName}/*`)],
      neededFor: 'every command that uses the stack',
    },
    {
      actions: ['states:DescribeStateMachine'],
      on: 'the state machine',
      resourceArns: [arn('states', `stateMachine:${machine}`)],
      neededFor: 'console: the state machine',
    },
    {
      actions: ['states:ListExecutions'],
      on: 'the state machine and its Map Runs',
      resourceArns: [arn('states', `stateMachine:${machine}`), arn('states', `mapRun:${machine}/*`)],
      neededFor: 'console: the executions, the children of a Map Run',
    },
    {
      actions: [
        'states:DescribeExecution',
        'states:DescribeStateMachineForExecution',
        'states:GetExecutionHistory',
        'states:ListMapRuns',
      ],
      on: 'executions, and the children of their Map Runs',
      resourceArns: [executionArn(parts), arn('states', `execution:${machine}/*`)],
      neededFor: '`runs`, `watch`, `run`, `rerun`, `stop`; console: an execution',
    },
    {
      actions: ['states:DescribeMapRun'],
      on: 'Map Runs',
      resourceArns: [arn('states', `mapRun:${machine}/*`)],
      neededFor: 'console: a Map Run',
    },
    {
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      on: 'datasets and runs in the bucket',
      resourceArns: [
        prefixes.datasets,
        prefixes.datasetNames,
        prefixes.runs,
        prefixes.inspect,
        prefixes.checkpoints,
      ].map((prefix) => `${bucketArn}/${prefix}*`),
      neededFor:
        "`show`, `results`, `report`, `dataset list`, `dataset verify`, Inspect's viewer; console: a run's files",
    },
    {
      actions: ['s3:ListBucket', 's3:GetBucketLocation'],
      on: 'the bucket',
      resourceArns: [bucketArn],
      neededFor: '`dataset list`, and to tell missing objects from forbidden ones; console: the folders',
    },
    {
      actions: ['dynamodb:GetItem'],
      on: 'the table',
      resourceArns: [tableArn],
      neededFor: '`watch`, `run`, `stop`, `show`, `results`, `report`',
    },
    {
      actions: ['dynamodb:Query'],
      on: 'the table and its index',
      resourceArns: [tableArn, `${tableArn}/index/${listIndex.name}`],
      neededFor: '`runs`, and the same',
    },
    {
      actions: [
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ListDeadLetterSourceQueues',
        'sqs:ListMessageMoveTasks',
      ],
      on: 'both queues',
      resourceArns: [failedCasesArn, rerunRequestsArn],
      neededFor: 'console: how many cases failed, and what is being moved',
    },
    {
      actions: ['logs:DescribeLogStreams', 'logs:GetLogEvents', 'logs:FilterLogEvents'],
      on: "the functions' log groups",
      resourceArns: [arn('logs', `log-group:/aws/lambda/${parts.prefix}-*`)],
      neededFor: 'console: the logs',
    },
    {
      actions: ['logs:DescribeLogGroups'],
      on: 'the list of log groups',
      resourceArns: [arn('logs', 'log-group:*')],
      neededFor: 'console: the way to the logs',
    },
    {
      actions: [
        'states:ListStateMachines',
        's3:ListAllMyBuckets',
        'sqs:ListQueues',
        'cloudwatch:GetMetricData',
        'cloudwatch:ListMetrics',
      ],
      ...everything,
      neededFor: 'console: the lists that lead there, and graphs',
    },
    {
      actions: ['secretsmanager:ListSecrets', 'ssm:DescribeParameters'],
      ...everything,
      neededFor: '`key list`, which reads no key: descriptions name the hosts',
    },
    { actions: ['lambda:GetAccountSettings'], ...everything, neededFor: '`doctor`' },
  ];
};

/** What an operator may do beside looking: run evaluations and store keys, but not read them. */
export const operatorPermissions = (parts: DeployedParts): UserPermission[] => {
  const keyPrefix = keyPrefixOf(parts.prefix);
  const { arn, stateMachineName: machine, bucketArn, tableArn, failedCasesArn, rerunRequestsArn } = parts;
  const results = [
    runKeys.summary('*'),
    runKeys.summaryText('*'),
    runKeys.details('*'),
    runKeys.results('*'),
    runKeys.report('*'),
    runKeys.failures('*'),
    `${prefixes.inspect}*`,
  ];
  return [
    {
      actions: ['states:StartExecution'],
      on: 'the state machine',
      resourceArns: [arn('states', `stateMachine:${machine}`)],
      neededFor: '`run`, `rerun`; console: New execution',
    },
    {
      actions: ['states:StopExecution', 'states:RedriveExecution'],
      on: 'executions',
      resourceArns: [executionArn(parts)],
      neededFor: '`stop --now`; console: Stop execution, Redrive',
    },
    {
      actions: ['dynamodb:UpdateItem'],
      on: 'the table',
      resourceArns: [tableArn],
      neededFor: '`stop`',
    },
    {
      actions: ['s3:PutObject', 's3:AbortMultipartUpload'],
      on: 'datasets, imports, and the results of runs in the bucket',
      resourceArns: [
        datasetKeys.name('*'),
        `${prefixes.datasets}*`,
        `${prefixes.imports}*`,
        ...results,
        `${prefixes.visionChecks}*`,
      ].map((key) => `${bucketArn}/${key}`),
      neededFor: '`dataset add`, `run`, `run --resume`, `check --presigned`',
    },
    {
      actions: ['s3:GetObject'],
      on: 'the picture of `check` in the bucket',
      resourceArns: [`${bucketArn}/${prefixes.visionChecks}*`],
      neededFor: '`check`',
    },
    {
      actions: [
        'sqs:StartMessageMoveTask',
        'sqs:CancelMessageMoveTask',
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
      ],
      on: '`failed-cases`',
      resourceArns: [failedCasesArn],
      neededFor: 'console: Start DLQ redrive, and to look at messages',
    },
    {
      actions: ['sqs:SendMessage', 'sqs:PurgeQueue'],
      on: '`rerun-requests`',
      resourceArns: [rerunRequestsArn],
      neededFor: 'console: Start DLQ redrive, Purge',
    },
    {
      actions: ['secretsmanager:CreateSecret', 'secretsmanager:UpdateSecret'],
      on: `secrets named \`${keyPrefix}...\``,
      resourceArns: [arn('secretsmanager', `secret:${keyPrefix}*`)],
      neededFor: '`key set`, `--api-key`',
    },
    {
      actions: ['ssm:PutParameter'],
      on: `parameters named \`/${keyPrefix}...\``,
      resourceArns: [arn('ssm', `parameter/${keyPrefix}*`)],
      neededFor: '`key set /...`',
    },
  ];
};

const executionArn = ({ arn, stateMachineName }: DeployedParts): string =>
  arn('states', `execution:${stateMachineName}:*`);
