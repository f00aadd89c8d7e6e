import type { ExecutionState, Executions } from '../../shared/run/executions.ts';
import { executionArn } from './factories.ts';

/** Step Functions as far as it is asked: executions by name, running unless told otherwise. */
export const createExecutions = () => {
  const states = new Map<string, ExecutionState>();
  const executions: Executions = { describe: async (arn) => states.get(arn) };
  return {
    executions,
    set: (name: string, state: Partial<ExecutionState>): void => {
      states.set(executionArn(name), { status: 'RUNNING', redriveCount: 0, ...state });
    },
  };
};
