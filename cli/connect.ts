import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { stackName, stackOutputs } from '../infra/stack-outputs.ts';
import { type Aws, connectAws } from '../shared/adapters/aws.ts';
import { InputError } from '../shared/input-error.ts';
import { useLocalTarget } from './local-target.ts';
import type { Terminal } from './terminal/terminal.ts';

/** The deployed stack, and everything a command needs to work with it. */
export interface Stack extends Aws {
  readonly stateMachineArn: string;
  readonly bucketName: string;
  readonly tableName: string;
}

/**
 * Finds the stack: in the AWS account that the environment names, or on this machine's LocalStack, which is
 * started and deployed to as far as it needs to be.
 * @throws {InputError} when there is no stack to talk to
 */
export const connectStack = async (local: boolean, terminal: Terminal): Promise<Stack> => {
  if (local) await useLocalTarget(terminal);
  const outputs = await readOutputs();
  const output = (name: string): string => {
    const value = outputs?.get(name);
    if (value === undefined) {
      throw new InputError(
        `There is no stack ${stackName} in this account and region. Deploy it with \`npm run deploy\`, or add --local to use LocalStack on this machine.`,
      );
    }
    return value;
  };
  const bucketName = output(stackOutputs.bucketName);
  const tableName = output(stackOutputs.tableName);
  return {
    ...connectAws({ BUCKET_NAME: bucketName, TABLE_NAME: tableName }),
    bucketName,
    tableName,
    stateMachineArn: output(stackOutputs.stateMachineArn),
  };
};

const readOutputs = async (): Promise<Map<string, string> | undefined> => {
  try {
    const { Stacks } = await new CloudFormationClient().send(
      new DescribeStacksCommand({ StackName: stackName }),
    );
    const outputs = Stacks?.[0]?.Outputs ?? [];
    return new Map(outputs.map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']));
  } catch (error) {
    // CloudFormation answers ValidationError for a stack that does not exist.
    if (error instanceof Error && error.name === 'ValidationError') return undefined;
    const message = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `AWS cannot be asked for the stack (${message}). Set AWS_REGION and credentials, for example with \`aws configure\`, or add --local to use LocalStack on this machine.`,
      { cause: error },
    );
  }
};
