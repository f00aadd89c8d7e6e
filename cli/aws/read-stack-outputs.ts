import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { stackName } from '../../infra/stack-outputs.ts';

export const noStack = `There is no stack ${stackName} in this account and region. Deploy it with \`npm run deploy\`, or add --local to use LocalStack on this machine.`;

/** What the deployed stack says of itself, by name; undefined when there is none. */
export const readStackOutputs = async (): Promise<ReadonlyMap<string, string> | undefined> => {
  try {
    const { Stacks } = await new CloudFormationClient().send(
      new DescribeStacksCommand({ StackName: stackName }),
    );
    const outputs = Stacks?.[0]?.Outputs ?? [];
    return new Map(outputs.map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']));
  } catch (error) {
    // CloudFormation answers ValidationError for a stack that does not exist.
    if (error instanceof Error && error.name === 'ValidationError') return undefined;
    throw error;
  }
};
