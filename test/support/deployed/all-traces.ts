import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import {
  DescribeExecutionCommand,
  paginateGetExecutionHistory,
  paginateListExecutions,
  SFNClient,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import type { Stack } from '../../../cli/aws/connect-stack.ts';

/** Something that a run left behind, and where. */
export interface Trace {
  readonly place: 'object' | 'row' | 'log' | 'execution';
  readonly name: string;
  readonly text: string;
}

/** Everything that is kept of what happened since then: all versions of objects, rows, logs, histories. */
export const tracesSince = async (stack: Stack, tableName: string, since: Date): Promise<Trace[]> => [
  ...(await objectsSince(stack.bucketName, since)),
  ...(await allRows(tableName)),
  ...(await logEventsSince(since)),
  ...(await executionsSince(stack.stateMachineArn, since)),
];

const objectsSince = async (bucket: string, since: Date): Promise<Trace[]> => {
  const client = new S3Client();
  const traces: Trace[] = [];
  let from = {};
  for (;;) {
    const page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, ...from }));
    for (const { Key = '', VersionId = '', LastModified } of page.Versions ?? []) {
      // S3 gives whole seconds.
      if (LastModified && LastModified.getTime() < since.getTime() - 1_000) continue;
      const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key, VersionId }));
      const text = (await object.Body?.transformToString('latin1')) ?? '';
      traces.push({ place: 'object', name: Key, text: `${Key} ${JSON.stringify(object.Metadata)} ${text}` });
    }
    if (!page.IsTruncated) return traces;
    from = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
};

const allRows = async (tableName: string): Promise<Trace[]> => {
  const traces: Trace[] = [];
  for await (const page of paginateScan({ client: new DynamoDBClient() }, { TableName: tableName })) {
    for (const row of page.Items ?? [])
      traces.push({ place: 'row', name: tableName, text: JSON.stringify(row) });
  }
  return traces;
};

const executionsSince = async (stateMachineArn: string, since: Date): Promise<Trace[]> => {
  const client = new SFNClient();
  const traces: Trace[] = [];
  for await (const page of paginateListExecutions({ client }, { stateMachineArn })) {
    for (const { executionArn = '', startDate } of page.executions ?? []) {
      if (startDate && startDate.getTime() < since.getTime() - 1_000) continue;
      const description = await client.send(new DescribeExecutionCommand({ executionArn }));
      traces.push({ place: 'execution', name: executionArn, text: JSON.stringify(description) });
      const history = { executionArn, includeExecutionData: true };
      for await (const { events = [] } of paginateGetExecutionHistory({ client }, history)) {
        traces.push({ place: 'execution', name: executionArn, text: JSON.stringify(events) });
      }
    }
  }
  return traces;
};

const groupsSchema = z.object({ logGroups: z.array(z.object({ logGroupName: z.string() })) });
const eventsSchema = z.object({
  events: z.array(z.object({ message: z.string() })),
  nextToken: z.string().nullish(),
});

const logEventsSince = async (since: Date): Promise<Trace[]> => {
  const { logGroups } = groupsSchema.parse(await askLogs('DescribeLogGroups', {}));
  const traces: Trace[] = [];
  for (const { logGroupName } of logGroups) {
    let nextToken: string | undefined;
    do {
      const page = { logGroupName, startTime: since.getTime(), ...(nextToken ? { nextToken } : {}) };
      const found = eventsSchema.parse(await askLogs('FilterLogEvents', page));
      for (const { message } of found.events)
        traces.push({ place: 'log', name: logGroupName, text: message });
      nextToken = found.nextToken ?? undefined;
    } while (nextToken);
  }
  return traces;
};

/** CloudWatch Logs' client is no dependency of this project; LocalStack checks no signature, only its form. */
const askLogs = async (action: string, body: object): Promise<unknown> => {
  const response = await fetch(process.env.AWS_ENDPOINT_URL ?? '', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Logs_20140328.${action}`,
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/logs/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${action}: ${response.status} ${await response.text()}`);
  return response.json();
};
