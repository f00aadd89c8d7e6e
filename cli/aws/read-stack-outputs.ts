import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { findStack } from '../../infra/find-stack.ts';
import { stackName } from '../../infra/stack-outputs.ts';
import { terminalHttp } from './terminal-http.ts';

export const noStack = `There is no stack ${stackName} in this account and region. Deploy it with \`npm run deploy\`, or add --local to use LocalStack on this machine.`;

/** The deployed stack's outputs by name; undefined when there is no stack. */
export const readStackOutputs = async (): Promise<ReadonlyMap<string, string> | undefined> => {
  const stack = await findStack(new CloudFormationClient(terminalHttp()), stackName);
  const outputs = stack?.Outputs ?? [];
  return stack && new Map(outputs.map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']));
};
