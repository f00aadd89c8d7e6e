import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { datasetIndexText } from '../../shared/dataset/dataset-index.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { datasetKeys } from '../../shared/storage/keys.ts';
import { digest } from '../../tools/made-up/factories.ts';
import type { MadeUpRun } from './made-up-run.ts';
import { toAttribute } from './to-attribute.ts';

/** What one answer of S3 or DynamoDB takes. */
export const answerMs = 15;

/** DynamoDB's page. */
const pageBytes = 1_000_000;

export interface AwsState {
  readonly run: Run | undefined;
  /** Whether a case has a row, which is that of a finished one. */
  readonly isDone: (index: number) => boolean;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/**
 * S3, DynamoDB, Step Functions and Lambda as far as a run uses them, over HTTP, for the SDK's own clients: they answer
 * after 15 ms, make the objects and rows of a made-up run when they are asked for, and count requests. Written objects
 * are kept only where a later step reads them.
 */
export const startAwsDouble = async (madeUp: MadeUpRun) => {
  let state: AwsState = { run: undefined, isDone: () => false };
  const counts = new Map<string, number>();
  const kept = new Map<string, Uint8Array>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  const index = Buffer.from(datasetIndexText(madeUp.index));

  const objectAt = (key: string): string | Uint8Array | undefined => {
    if (key === datasetKeys.index(digest)) return index;
    const [folder, , kind = '', name = ''] = key.split('/');
    const id = name.replace('.json', '');
    if (kind !== 'cases') return kept.get(key);
    return folder === 'datasets' ? madeUp.storedCase(id) : madeUp.result(id);
  };

  const write = (key: string, body: Uint8Array) => {
    if (key.includes('/plans/')) kept.set(key, body);
  };

  const s3 = (request: IncomingMessage, body: Uint8Array): Answer => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3');
    const key = decodeURIComponent(pathname.split('/').slice(2).join('/'));
    count(`S3 ${request.method}`);
    if (request.method === 'PUT') {
      write(key, body);
      return { headers: { etag: '"e"', 'x-amz-version-id': 'v' } };
    }
    if (request.method === 'POST')
      return {
        headers: { 'content-type': 'application/xml' },
        body: searchParams.has('uploads')
          ? '<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>'
          : '<CompleteMultipartUploadResult><ETag>"e"</ETag></CompleteMultipartUploadResult>',
      };
    const found = objectAt(key);
    if (found === undefined) return { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' };
    return { headers: { etag: '"e"' }, body: found };
  };

  const dynamo = (operation: string, input: DynamoInput): object => {
    switch (operation) {
      case 'GetItem':
        return input.Key?.sk?.S === 'META' && state.run
          ? { Item: toAttribute({ pk: 'RUN#run-1', sk: 'META', ...state.run }).M }
          : {};
      case 'UpdateItem':
        return input.ReturnValues ? { Attributes: { plan: { N: '1' } } } : {};
      case 'BatchGetItem': {
        const [[table, { Keys }] = ['', { Keys: [] }]] = Object.entries(input.RequestItems ?? {});
        const ids = Keys.map(({ sk }) => sk.S.slice('CASE#'.length));
        return { Responses: { [table]: itemsOf(ids) }, UnprocessedKeys: {} };
      }
      case 'Query':
        return page(input);
      default:
        return {};
    }
  };

  const itemsOf = (ids: readonly string[]): object[] =>
    ids
      .filter((id) => state.isDone(madeUp.indexOf(id)))
      .map((id) => toAttribute({ pk: '-', sk: `CASE#${id}`, ...madeUp.row(id) }).M ?? {});

  const page = ({
    ExpressionAttributeValues: values = {},
    ExclusiveStartKey: after,
  }: DynamoInput): object => {
    const ids = madeUp.idsIn(values[':pk']?.S ?? '');
    const perPage = Math.floor(pageBytes / JSON.stringify(itemsOf(ids.slice(0, 1))[0] ?? {}).length);
    const from = after ? ids.indexOf(after.sk?.S ?? '') + 1 : 0;
    const items = itemsOf(ids.slice(from, from + perPage));
    const last = ids[from + perPage - 1];
    return { Items: items, Count: items.length, ...(last && { LastEvaluatedKey: { sk: { S: last } } }) };
  };

  const answer = (request: IncomingMessage, body: Uint8Array): Answer => {
    const [service = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
    if (request.url?.startsWith('/2016-08-19'))
      return {
        body: JSON.stringify({
          AccountLimit: { ConcurrentExecutions: 1_000, UnreservedConcurrentExecutions: 1_000 },
        }),
      };
    if (service === '') return s3(request, body);
    count(`${service.split('_')[0]} ${operation}`);
    const json = service.startsWith('DynamoDB')
      ? dynamo(operation, JSON.parse(Buffer.from(body).toString()))
      : { status: 'RUNNING', redriveCount: 0, startDate: 0 };
    return { headers: { 'content-type': 'application/x-amz-json-1.0' }, body: JSON.stringify(json) };
  };

  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const { status = 200, headers = {}, body: text = '' } = answer(request, body);
    await sleep(answerMs);
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    set: (next: AwsState): void => {
      state = next;
      counts.clear();
    },
    counts: (): Record<string, number> => Object.fromEntries(counts),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
    },
  };
};

interface Key {
  readonly S: string;
}

interface DynamoInput {
  readonly Key?: { readonly sk?: Key };
  readonly ReturnValues?: string;
  readonly RequestItems?: Readonly<Record<string, { readonly Keys: readonly { readonly sk: Key }[] }>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, Key>>;
  readonly ExclusiveStartKey?: { readonly sk?: Key };
}
