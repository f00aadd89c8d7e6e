import type { Log } from './log.ts';

/**
 * A handler whose errors the console can show: Step Functions makes the cause of a failed task out of name, message and
 * stack, and the stack would be most of it. It goes to the log instead.
 */
export const withPlainCause = <Given extends readonly unknown[], Result>(
  handler: (...given: Given) => Promise<Result>,
  log: Log,
): ((...given: Given) => Promise<Result>) => {
  const plainHandler = async (...given: Given): Promise<Result> => {
    try {
      return await handler(...given);
    } catch (error) {
      if (error instanceof Error) {
        log('failed', { stack: error.stack });
        // The Lambda runtime splits whatever stands here.
        error.stack = '';
      }
      throw error;
    }
  };
  return plainHandler;
};
