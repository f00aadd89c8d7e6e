import type { ExecutionState, Executions } from '../../run/executions.ts';

export const executionArn = (name: string): string =>
  `arn:aws:states:us-east-1:000000000000:execution:liveclin-evaluator:${name}`;

/** The part of Step Functions that runs use. Executions are unknown until `set` is called. */
export const createExecutions = () => {
  const states = new Map<string, ExecutionState>();
  const looks: string[] = [];
  const executions: Executions = {
    describe: async (arn) => {
      looks.push(arn);
      return states.get(arn);
    },
    stop: async (arn, cause) => {
      states.set(arn, { status: 'ABORTED', redriveCount: 0, cause });
    },
  };
  return {
    /** ARNs that were asked about, in order. */
    looks,
    executions,
    forget: (name: string): void => {
      states.delete(executionArn(name));
    },
    set: (name: string, state: Partial<ExecutionState>): void => {
      states.set(executionArn(name), { status: 'RUNNING', redriveCount: 0, ...state });
    },
  };
};
