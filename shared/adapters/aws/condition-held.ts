import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** False when the write's condition did not hold. */
export const conditionHeld = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};
