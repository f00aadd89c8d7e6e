import {
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Wake } from '../../run/wake.ts';

export const createSfnWake =
  (client: SFNClient): Wake =>
  async (taskToken, woken) => {
    try {
      await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(woken) }));
    } catch (error) {
      // Its wait or its execution has ended; LocalStack calls the token invalid then.
      const isLate =
        error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;
      if (!isLate) throw error;
    }
  };
