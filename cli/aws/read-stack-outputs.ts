import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { defaultPrefix, stackNameOf } from '../../infra/deployment/deployment-name.ts';
import { findStack } from '../../infra/find-stack.ts';
import type { Target } from '../terminal/target.ts';
import { terminalHttp } from './terminal-http.ts';

export const stackNameFor = ({ stack = defaultPrefix }: Target): string => stackNameOf(stack);

/** The command that deploys a target to AWS. */
export const deployCommand = ({ stack = defaultPrefix }: Target): string =>
  stack === defaultPrefix ? '`npm run deploy`' : `\`npm run deploy -- -c prefix=${stack}\``;

export const noStack = (target: Target): string =>
  `There is no stack ${stackNameFor(target)} in this account and region. Deploy it with ${deployCommand(target)}, or add --local to use LocalStack on this machine.`;

/** The deployed stack's outputs by name; undefined when there is no stack. */
export const readStackOutputs = async (target: Target): Promise<ReadonlyMap<string, string> | undefined> => {
  const stack = await findStack(new CloudFormationClient(terminalHttp()), stackNameFor(target));
  const outputs = stack?.Outputs ?? [];
  return stack && new Map(outputs.map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']));
};
