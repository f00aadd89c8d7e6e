import type { ResumeInput, StartInput } from './run-input.ts';

/** What is asked of Step Functions about an execution. */
export interface Executions {
  /** Undefined when there is no such execution (any more). */
  describe(executionArn: string): Promise<ExecutionState | undefined>;
  /** Ends an execution where it stands; one that has ended stays as it is. */
  stop(executionArn: string, cause: string): Promise<void>;
}

/** Starts executions of the run state machine under names of the caller's choice. */
export interface ExecutionStarter {
  /** The ARN that an execution of this name has, started or not. */
  arnOf(name: string): string;
  /** A name that was used before is a success: the same thing was asked for. @returns the execution's ARN */
  start(name: string, input: StartInput | ResumeInput): Promise<string>;
}

export interface ExecutionState {
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE';
  readonly redriveCount: number;
  /** Epoch milliseconds. */
  readonly startedAt?: number | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}
