/** What is asked of Step Functions about an execution. */
export interface Executions {
  /** Undefined when there is no such execution (any more). */
  describe(executionArn: string): Promise<ExecutionState | undefined>;
  /** Ends an execution where it stands; one that has ended stays as it is. */
  stop(executionArn: string): Promise<void>;
}

export interface ExecutionState {
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE';
  readonly redriveCount: number;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}
