import {
  type FunctionConfiguration,
  GetFunctionConfigurationCommand,
  LambdaClient,
  PublishVersionCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { DescribeStateMachineCommand, SFNClient, UpdateStateMachineCommand } from '@aws-sdk/client-sfn';
import { deployedStack } from './deployed-stack.ts';

type Change = Pick<FunctionConfiguration, 'Environment' | 'Timeout'>;

/**
 * Gives executions that begin from now on a function with other settings, as a deployment would: a new version, and a
 * state machine that refers to it. The end of the block gives them the old one again.
 */
export const changeFunction = async (
  FunctionName: string,
  change: (now: FunctionConfiguration) => Change,
): Promise<AsyncDisposable> => {
  const lambda = new LambdaClient();
  const waiting = { client: lambda, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
  const configure = async (settings: Change) => {
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, ...settings }));
    await waitUntilFunctionUpdatedV2(waiting, { FunctionName });
  };
  const now = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  await configure(change(now));
  const { Version } = await lambda.send(new PublishVersionCommand({ FunctionName }));
  await waitUntilFunctionActiveV2(waiting, { FunctionName, ...(Version && { Qualifier: Version }) });
  const undo = await repoint(`:function:${FunctionName}:`, Version ?? '');
  return {
    [Symbol.asyncDispose]: async () => {
      await undo();
      await configure({ Timeout: now.Timeout, Environment: { Variables: now.Environment?.Variables ?? {} } });
    },
  };
};

/** Lets the state machine refer to another version of a function. Returns what takes that back. */
const repoint = async (name: string, version: string): Promise<() => Promise<void>> => {
  const sfn = new SFNClient();
  const { stateMachineArn } = await deployedStack();
  const { definition = '' } = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
  const update = async (definition: string) => {
    await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition }));
  };
  const changed = definition.replaceAll(new RegExp(`(?<=${name})\\d+`, 'g'), version);
  if (changed === definition) throw new Error(`The state machine refers to no version of ${name}`);
  await update(changed);
  return () => update(definition);
};
