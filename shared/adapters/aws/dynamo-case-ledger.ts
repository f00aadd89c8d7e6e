import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mapInOrder } from '../../basics/map-in-order.ts';
import { wellFormed } from '../../basics/well-formed.ts';
import type { CaseRow } from '../../ledger/case-row.ts';
import { claimedRow } from '../../ledger/claim-case.ts';
import { type CaseLedger, CaseLostError, type Hold } from '../../ledger/ledger.ts';
import { type CaseLayout, casePrefix, caseSort, listIndex } from '../../ledger/ledger-keys.ts';
import { readCaseRow } from '../../ledger/read-row.ts';
import { reopenedRow } from '../../ledger/reopen-case.ts';
import { conditionHeld } from './condition-held.ts';
import { listPages } from './list-rows.ts';
import { updateExpression } from './update-expression.ts';

/** Limit of BatchGetItem. */
const batchSize = 100;

/** Partitions whose first page is read ahead of the one whose rows are being used. */
const begunAtOnce = 4;

/** Rounds of reading and claiming before a case that keeps changing is left to whoever changes it. */
const maxClaims = 5;

export const createDynamoCaseLedger = (
  client: DynamoDBDocumentClient,
  tableName: string,
  layoutOf: (runId: string) => Promise<CaseLayout>,
): CaseLedger => {
  const table = { TableName: tableName };
  const keyOf = async (runId: string, caseKey: string) => ({
    pk: (await layoutOf(runId)).partitionOf(caseKey),
    sk: caseSort(caseKey),
  });

  const readCase = async ({
    runId,
    caseKey,
  }: Pick<Hold, 'runId' | 'caseKey'>): Promise<CaseRow | undefined> => {
    const get = new GetCommand({ ...table, Key: await keyOf(runId, caseKey), ConsistentRead: true });
    const { Item } = await client.send(get);
    return Item && readCaseRow(tableName, Item);
  };

  /** False when the row has changed since it was `seen`. */
  const replaceRow = async (runId: string, seen: CaseRow | undefined, row: CaseRow): Promise<boolean> => {
    const Item = { ...(await keyOf(runId, row.caseKey)), ...wellFormed(row) };
    return conditionHeld(client.send(new PutCommand({ ...table, Item, ...stillIs(seen) })));
  };

  const writeHeld = async (
    hold: Hold,
    fields: Record<string, unknown>,
    statuses: string[],
  ): Promise<void> => {
    const update = updateExpression(fields);
    const isAllowed = statuses.map((_, index) => `:held${index}`);
    const written = await conditionHeld(
      client.send(
        new UpdateCommand({
          ...table,
          Key: await keyOf(hold.runId, hold.caseKey),
          ...update,
          ConditionExpression: `fence = :heldFence AND #status IN (${isAllowed.join(', ')})`,
          ExpressionAttributeNames: { ...update.ExpressionAttributeNames, '#status': 'status' },
          ExpressionAttributeValues: {
            ...update.ExpressionAttributeValues,
            ':heldFence': hold.fence,
            ...Object.fromEntries(statuses.map((status, index) => [isAllowed[index], status])),
          },
        }),
      ),
    );
    if (!written) throw new CaseLostError(hold);
  };

  return {
    claimCase: async (request) => {
      let seen = request.seen;
      // What the caller saw may be out of date: a claim is refused only on the row as it is now.
      let isCurrent = false;
      for (let claims = 0; claims < maxClaims; claims += 1) {
        const row = claimedRow(seen, request);
        if (row && (await replaceRow(request.runId, seen, row))) return { claimed: row };
        if (!row && isCurrent) break;
        seen = await readCase(request);
        isCurrent = true;
      }
      return { refused: seen };
    },
    saveProgress: (hold, progress) => writeHeld(hold, { inFlight: undefined, ...progress }, ['running']),
    pauseCase: (hold, progress, retryAt) =>
      writeHeld(hold, { inFlight: undefined, ...progress, status: 'paused', retryAt, leaseUntil: 0 }, [
        'running',
        'paused',
      ]),
    finishCase: (hold, { status, progress, error, resultKey, resultVersion }) => {
      const list = status === 'failed' ? listIndex.failed(hold.runId) : undefined;
      const fields = { inFlight: undefined, ...progress, status, error, resultKey, resultVersion };
      return writeHeld(
        hold,
        { ...fields, [listIndex.partition]: list, [listIndex.sort]: list && hold.caseKey },
        // The same hold may settle a case twice: the SDK repeats a write whose response was lost.
        ['running', status],
      );
    },
    reopenCase: async (request) => {
      for (let looks = 0; looks < maxClaims; looks += 1) {
        const seen = await readCase(request);
        const row = seen && reopenedRow(seen, request);
        if (!row || (await replaceRow(request.runId, seen, row))) return;
      }
      throw new Error(
        `Case ${request.caseKey} of run ${request.runId} keeps changing: a worker may still be running it.`,
      );
    },
    getCases: async (runId, caseKeys) => {
      const rows: CaseRow[] = [];
      for (let start = 0; start < caseKeys.length; start += batchSize) {
        const batch = caseKeys.slice(start, start + batchSize);
        const keys = await Promise.all(batch.map((caseKey) => keyOf(runId, caseKey)));
        rows.push(...(await getBatch(client, tableName, keys)));
      }
      return rows;
    },
    listCases: async function* (runId) {
      const { partitions } = await layoutOf(runId);
      const lists = mapInOrder(partitions, begunAtOnce, async (pk) => {
        const pages = listPages(client, tableName, { pk, prefix: casePrefix });
        return { first: await pages.next(), pages };
      });
      for await (const { first, pages } of lists) {
        for (let page = first; !page.done; page = await pages.next())
          for (const item of page.value) yield readCaseRow(tableName, item);
      }
    },
  };
};

/** Holds while nobody has claimed, renewed or settled the case since it was `seen`. */
const stillIs = (seen: CaseRow | undefined) =>
  seen
    ? {
        ConditionExpression: 'fence = :fence AND leaseUntil = :leaseUntil AND #status = :status',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':fence': seen.fence,
          ':leaseUntil': seen.leaseUntil,
          ':status': seen.status,
        },
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' };

/** Reads up to 100 rows, asking again for those that DynamoDB left out for lack of capacity. */
const getBatch = async (
  client: DynamoDBDocumentClient,
  tableName: string,
  keys: Record<string, unknown>[],
): Promise<CaseRow[]> => {
  const rows: CaseRow[] = [];
  let open = keys;
  while (open.length > 0) {
    const request = { [tableName]: { Keys: open, ConsistentRead: true } };
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems: request }));
    rows.push(...(Responses?.[tableName] ?? []).map((item) => readCaseRow(tableName, item)));
    open = UnprocessedKeys?.[tableName]?.Keys ?? [];
  }
  return rows;
};
