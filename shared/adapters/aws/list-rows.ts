import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';

type Row = Record<string, unknown>;

interface RowsPlace {
  readonly pk: string;
  readonly prefix: string;
}

/**
 * All rows of a partition whose sort key begins with a prefix, as they are at the time of reading, page by page: of at
 * most 1 MB each.
 */
export const listPages = async function* (
  client: DynamoDBDocumentClient,
  tableName: string,
  { pk, prefix }: RowsPlace,
): AsyncGenerator<readonly Row[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
    },
  );
  for await (const page of pages) yield page.Items ?? [];
};

/** For partitions of which a few pages at most are expected. */
export const listRows = async (...place: Parameters<typeof listPages>): Promise<Row[]> => {
  const rows: Row[] = [];
  for await (const page of listPages(...place)) rows.push(...page);
  return rows;
};
