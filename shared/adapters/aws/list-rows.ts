import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';

/** All rows of a partition whose sort key begins with a prefix, as they are at the time of reading. */
export const listRows = async (
  client: DynamoDBDocumentClient,
  tableName: string,
  { pk, prefix }: { readonly pk: string; readonly prefix: string },
): Promise<Record<string, unknown>[]> => {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
    },
  );
  const rows: Record<string, unknown>[] = [];
  for await (const page of pages) rows.push(...(page.Items ?? []));
  return rows;
};
