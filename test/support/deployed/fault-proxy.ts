import { type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { httpServer } from '../http-server.ts';

/** An AWS client's request in flight. */
export interface ProxiedRequest {
  /** DynamoDB's operation, e.g. `UpdateItem`; else the method, e.g. `PUT`: that is S3. */
  readonly operation: string;
  readonly path: string;
  readonly body: string;
}

export type Fault =
  /** The server carries out the request, and the connection is cut before its response. */
  | { readonly kind: 'lose response' }
  /** As before, but the connection stays open and silent. */
  | { readonly kind: 'hang' }
  /** Cut in the middle of the response's body. */
  | { readonly kind: 'cut response' }
  /** Cut before anything reached the server. */
  | { readonly kind: 'cut request' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** A response instead of the server's, which does not get the request. */
  | { readonly kind: 'answer'; readonly status: number; readonly body: string };

export interface FaultRule {
  readonly fault: Fault;
  readonly when: (request: ProxiedRequest) => boolean;
  /** How many requests it affects, from the first; all by default. */
  readonly times?: number;
}

export interface FaultProxy extends AsyncDisposable {
  readonly url: string;
  /** Requests that arrived, including those affected. */
  readonly requests: () => number;
  /** Sets the only rule; without one the proxy passes everything on. Returns how many requests it has affected. */
  arm(rule?: FaultRule): () => number;
}

/** A proxy between AWS clients and `upstream` (LocalStack) that injects the faults of its rule. */
export const startFaultProxy = async (upstream: string): Promise<FaultProxy> => {
  let armed: { readonly rule: FaultRule; struck: number } | undefined;
  let requests = 0;
  const faultOf = (request: ProxiedRequest): Fault | undefined => {
    if (!armed || armed.struck >= (armed.rule.times ?? Number.POSITIVE_INFINITY)) return undefined;
    if (!armed.rule.when(request)) return undefined;
    armed.struck += 1;
    return armed.rule.fault;
  };
  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    requests += 1;
    const body = await readAll(incoming);
    const fault = faultOf(describeRequest(incoming, body));
    if (fault?.kind === 'cut request') return response.destroy();
    if (fault?.kind === 'answer') return response.writeHead(fault.status, answerHeaders).end(fault.body);
    if (fault?.kind === 'delay') await sleep(fault.ms);
    const answer = await forward(upstream, incoming, body);
    if (fault?.kind === 'hang') return undefined;
    if (fault?.kind === 'lose response') return response.destroy();
    response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
    if (fault?.kind !== 'cut response')
      return response.end(incoming.method === 'HEAD' ? undefined : answer.body);
    return response.write(answer.body.subarray(0, answer.body.length / 2), () => response.destroy());
  };
  const server = await httpServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  return {
    url: server.url,
    requests: () => requests,
    arm: (rule) => {
      const now = rule && { rule, struck: 0 };
      armed = now;
      return () => now?.struck ?? 0;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
};

const answerHeaders = { 'content-type': 'application/x-amz-json-1.0' };

const describeRequest = ({ headers, method, url }: IncomingMessage, body: Buffer): ProxiedRequest => ({
  operation: String(headers['x-amz-target'] ?? method).replace(/^DynamoDB_\d+\./, ''),
  path: decodeURIComponent(new URL(url ?? '/', 'http://proxy').pathname),
  body: body.toString('utf8'),
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

/** The host header stays as it was: clients may sign it. */
const forward = (
  upstream: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { expect: _continued, 'transfer-encoding': _chunked, ...kept } = headers;
    const options = { method, headers: { ...kept, 'content-length': body.length } };
    const request = send(new URL(url ?? '/', upstream), options, (answer) => {
      readAll(answer).then((bytes) => {
        const { 'transfer-encoding': _encoding, connection: _connection, ...rest } = answer.headers;
        resolve({ status: answer.statusCode ?? 502, headers: rest, body: bytes });
      }, reject);
    });
    request.once('error', reject);
    request.end(body);
  });

const readAll = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};
