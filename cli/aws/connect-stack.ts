import { stackOutputs } from '../../infra/stack-outputs.ts';
import { connectExecutionStarter, connectExecutions } from '../../shared/adapters/connect-executions.ts';
import { connectLedger } from '../../shared/adapters/connect-ledger.ts';
import { type ConnectedObjects, connectObjects } from '../../shared/adapters/connect-objects.ts';
import { InputError } from '../../shared/basics/input-error.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { ExecutionStarter, Executions } from '../../shared/run/executions.ts';
import type { Target } from '../terminal/target.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { noStack, readStackOutputs } from './read-stack-outputs.ts';
import { terminalHttp } from './terminal-http.ts';
import { useLocalTarget } from './use-local-target.ts';

/** The deployed stack, and everything a command needs to work with it. */
export interface Stack extends ConnectedObjects {
  readonly ledger: Ledger;
  readonly executions: Executions;
  readonly stateMachineArn: string;
  readonly starter: ExecutionStarter;
  readonly bucketName: string;
  readonly tableName: string;
}

/**
 * Finds the stack in the AWS account that the environment names, or in this machine's LocalStack, which it starts and
 * deploys to if needed.
 * @throws {InputError} when there is no stack
 */
export const connectStack = async (target: Target, terminal: Terminal): Promise<Stack> => {
  if (target.local) await useLocalTarget(target, terminal);
  const outputs = await readStackOutputs(target);
  const output = (name: string): string => {
    const value = outputs?.get(name);
    if (value === undefined) throw new InputError(noStack(target));
    return value;
  };
  const http = terminalHttp();
  const bucketName = output(stackOutputs.bucketName);
  const tableName = output(stackOutputs.tableName);
  const stateMachineArn = output(stackOutputs.stateMachineArn);
  return {
    ledger: connectLedger(tableName, http),
    ...connectObjects(bucketName, http),
    executions: connectExecutions(http),
    bucketName,
    tableName,
    stateMachineArn,
    starter: connectExecutionStarter(stateMachineArn, http),
  };
};
