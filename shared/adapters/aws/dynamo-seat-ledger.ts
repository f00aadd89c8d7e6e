import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { lanePrefix, laneSort, seatSort, seatsPartition } from '../../ledger/ledger-keys.ts';
import { laneRowSchema, type SeatLedger, type SeatPlace, seatRowSchema } from '../../ledger/seat-row.ts';
import { conditionHeld } from './condition-held.ts';
import { listRows } from './list-rows.ts';

export const createDynamoSeatLedger = (client: DynamoDBDocumentClient, tableName: string): SeatLedger => {
  const table = { TableName: tableName };
  const partition = ({ runId, plan }: SeatPlace) => seatsPartition(runId, plan);
  const keyOf = (place: SeatPlace) => ({ pk: partition(place), sk: seatSort(place.seat) });
  return {
    getSeat: async (place) => {
      const { Item } = await client.send(
        new GetCommand({ ...table, Key: keyOf(place), ConsistentRead: true }),
      );
      return Item && seatRowSchema.parse(Item);
    },
    replaceSeat: (place, seen, row) =>
      conditionHeld(
        client.send(
          new PutCommand({
            ...table,
            Item: { ...keyOf(place), ...row },
            ...(seen
              ? {
                  ConditionExpression: 'version = :seen',
                  ExpressionAttributeValues: { ':seen': seen.version },
                }
              : { ConditionExpression: 'attribute_not_exists(pk)' }),
          }),
        ),
      ),
    saveLane: async (place, lane) => {
      const key = { pk: partition(place), sk: laneSort(place.seat, lane.lane) };
      await client.send(new PutCommand({ ...table, Item: { ...key, ...lane } }));
    },
    listLanes: async (place) => {
      const rows = await listRows(client, tableName, {
        pk: partition(place),
        prefix: lanePrefix(place.seat),
      });
      return rows.map((row) => laneRowSchema.parse(row));
    },
  };
};
