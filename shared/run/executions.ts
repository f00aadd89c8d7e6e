import type { ExecutionJson } from './run-input.ts';

/** What this project asks Step Functions about an execution. */
export interface Executions {
  /** Undefined when there is no such execution (any more). */
  describe(executionArn: string): Promise<ExecutionState | undefined>;
  /** Ends an execution at once; does nothing to one that has ended. */
  stop(executionArn: string, cause: string): Promise<void>;
}

/** Starts executions of the run state machine under names that the caller chooses. */
export interface ExecutionStarter {
  /** The ARN that an execution of this name has, started or not. */
  arnOf(name: string): string;
  /** Succeeds for a name that was used before: a repeat of the same request. @returns the execution's ARN */
  start(name: string, input: ExecutionJson): Promise<string>;
}

export interface ExecutionState {
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE';
  readonly redriveCount: number;
  /** Epoch milliseconds. */
  readonly startedAt?: number | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}
