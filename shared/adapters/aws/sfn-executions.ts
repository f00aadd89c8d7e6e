import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  InvalidArn,
  type SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Executions } from '../../run/executions.ts';

export const createSfnExecutions = (client: SFNClient): Executions => ({
  describe: async (executionArn) => {
    try {
      const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
      return {
        status: execution.status ?? 'RUNNING',
        // LocalStack has no redrive and leaves it out.
        redriveCount: execution.redriveCount ?? 0,
        startedAt: execution.startDate?.getTime(),
        error: execution.error,
        cause: execution.cause,
      };
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist || error instanceof InvalidArn) return undefined;
      throw error;
    }
  },
  stop: async (executionArn, cause) => {
    await client.send(new StopExecutionCommand({ executionArn, cause }));
  },
});
