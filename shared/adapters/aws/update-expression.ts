import { wellFormed } from '../../basics/well-formed.ts';

/** An update that sets every field with a value and removes every undefined one. */
export const updateExpression = (fields: Readonly<Record<string, unknown>>) => {
  const entries = Object.entries(fields);
  const set = entries.filter(([, value]) => value !== undefined);
  const removed = entries.filter(([, value]) => value === undefined);
  const parts = [
    ...(set.length > 0 ? [`SET ${set.map(([field]) => `#${field} = :${field}`).join(', ')}`] : []),
    ...(removed.length > 0 ? [`REMOVE ${removed.map(([field]) => `#${field}`).join(', ')}`] : []),
  ];
  return {
    UpdateExpression: parts.join(' '),
    ExpressionAttributeNames: Object.fromEntries(entries.map(([field]) => [`#${field}`, field])),
    // DynamoDB refuses an empty list of values.
    ...(set.length > 0
      ? {
          ExpressionAttributeValues: wellFormed(
            Object.fromEntries(set.map(([field, value]) => [`:${field}`, value])),
          ),
        }
      : {}),
  };
};
