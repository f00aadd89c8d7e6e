import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { present } from '../../basics/present.ts';
import { wellFormed } from '../../basics/well-formed.ts';
import type { RunLedger } from '../../ledger/ledger.ts';
import {
  chunkPrefix,
  listIndex,
  metaSort,
  progressPrefix,
  progressSort,
  runPartition,
  seatsPartition,
} from '../../ledger/ledger-keys.ts';
import { listedRunRow, readRow, readRunRow } from '../../ledger/read-row.ts';
import { seatProgressSchema } from '../../ledger/seat-progress.ts';
import { conditionHeld } from './condition-held.ts';
import { listRows } from './list-rows.ts';
import { updateExpression } from './update-expression.ts';

export const createDynamoRunLedger = (client: DynamoDBDocumentClient, tableName: string): RunLedger => {
  const table = { TableName: tableName };
  const metaKey = (runId: string) => ({ pk: runPartition(runId), sk: metaSort });

  return {
    getRun: async (runId) => {
      const get = new GetCommand({ ...table, Key: metaKey(runId), ConsistentRead: true });
      const { Item } = await client.send(get);
      return Item && readRunRow(tableName, Item);
    },
    createRun: (run) =>
      conditionHeld(
        client.send(
          new PutCommand({
            ...table,
            Item: {
              ...metaKey(run.runId),
              ...wellFormed(run),
              [listIndex.partition]: listIndex.runs,
              [listIndex.sort]: `${run.startedAt}#${run.runId}`,
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),
    lockRun: async ({ runId, executionArn, expected, settings }) => {
      let plan: number | undefined;
      await conditionHeld(
        client
          .send(
            new UpdateCommand({
              ...table,
              Key: metaKey(runId),
              UpdateExpression:
                'SET activeExecution = :arn, #settings = :settings, #plan = #plan + :one REMOVE halted, stopping, consecutiveFailures, finishedAt',
              ConditionExpression: 'activeExecution = :expected',
              ExpressionAttributeNames: { '#plan': 'plan', '#settings': 'settings' },
              ExpressionAttributeValues: {
                ':arn': executionArn,
                ':expected': expected,
                ':settings': settings,
                ':one': 1,
              },
              ReturnValues: 'UPDATED_NEW',
            }),
          )
          .then(({ Attributes }) => {
            plan = Attributes?.plan;
          }),
      );
      return plan;
    },
    requestRerun: ({ runId, executionArn, requestedAt, expected }) =>
      conditionHeld(
        client.send(
          new UpdateCommand({
            ...table,
            Key: metaKey(runId),
            UpdateExpression: 'SET rerun = :rerun',
            ConditionExpression:
              expected === undefined
                ? 'attribute_exists(pk) AND attribute_not_exists(rerun)'
                : 'rerun.executionArn = :expected',
            ExpressionAttributeValues: {
              ':rerun': { executionArn, requestedAt },
              ...present({ ':expected': expected }),
            },
          }),
        ),
      ),
    updateRun: async (runId, change) => {
      const update = updateExpression(change);
      await client.send(
        new UpdateCommand({
          ...table,
          Key: metaKey(runId),
          ...update,
          ConditionExpression: 'attribute_exists(pk)',
        }),
      );
    },
    noteAdaptations: async (runId, adaptations) => {
      // A path into a map cannot be set by the update that creates the map.
      const steps = [
        { path: 'adaptations', names: {}, value: {} },
        ...Object.entries(adaptations).map(([parameter, value]) => ({
          path: 'adaptations.#parameter',
          names: { '#parameter': parameter },
          value,
        })),
      ];
      for (const { path, names, value } of steps) {
        await client.send(
          new UpdateCommand({
            ...table,
            Key: metaKey(runId),
            UpdateExpression: `SET ${path} = if_not_exists(${path}, :value)`,
            ConditionExpression: 'attribute_exists(pk)',
            ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
            ExpressionAttributeValues: { ':value': value },
          }),
        );
      }
    },
    countFailure: async (runId) => {
      const { Attributes } = await client.send(
        new UpdateCommand({
          ...table,
          Key: metaKey(runId),
          UpdateExpression: 'ADD consecutiveFailures :one',
          ExpressionAttributeValues: { ':one': 1 },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      return Number(Attributes?.consecutiveFailures);
    },
    saveSeatProgress: async (runId, plan, progress) => {
      const key = { pk: seatsPartition(runId, plan), sk: progressSort(progress.seat) };
      await client.send(new PutCommand({ ...table, Item: { ...key, ...wellFormed(progress) } }));
    },
    listSeatProgress: async (runId, plan) => {
      const rows = await listRows(client, tableName, {
        pk: seatsPartition(runId, plan),
        prefix: progressPrefix,
      });
      const found =
        rows.length > 0
          ? rows
          : await listRows(client, tableName, { pk: runPartition(runId), prefix: chunkPrefix(plan) });
      return found.map((item) => readRow(tableName, item, seatProgressSchema));
    },
    listRuns: async function* () {
      const pages = paginateQuery(
        { client },
        {
          ...table,
          IndexName: listIndex.name,
          ScanIndexForward: false,
          KeyConditionExpression: '#list = :runs',
          ExpressionAttributeNames: { '#list': listIndex.partition },
          ExpressionAttributeValues: { ':runs': listIndex.runs },
        },
      );
      for await (const page of pages) yield* (page.Items ?? []).map((item) => listedRunRow(tableName, item));
    },
  };
};
