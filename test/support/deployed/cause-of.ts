import { describeError } from '../../../infra/local/lambda/errors.mjs';

/** What Step Functions makes of the error that a function ends with, as the console shows it. */
export const causeOf = async (handler: () => Promise<unknown>): Promise<string> => {
  try {
    await handler();
  } catch (error) {
    return JSON.stringify(describeError(error));
  }
  throw new Error('The function did not fail.');
};
