import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { present } from '../../basics/present.ts';
import type { ProxyEnvironment } from '../../basics/proxy-environment.ts';
import type { MakeRoom } from '../../model/ask-model.ts';
import { acceptedCodings, decodeBody } from './decode-body.ts';
import { refuseFloods } from './flood-guard.ts';
import { readBody } from './read-body.ts';

export interface Posted {
  readonly method?: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** UTF-8. */
  readonly body?: Uint8Array | undefined;
  readonly signal?: AbortSignal | null | undefined;
  readonly makeRoom?: MakeRoom | undefined;
}

export interface PostAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface PostOptions {
  /** Resolves host names in place of the system; certificates are still checked against the name. */
  readonly lookup?: LookupFunction | undefined;
  readonly proxies?: ProxyEnvironment | undefined;
}

export type Post = (url: URL, posted: Posted) => Promise<PostAnswer>;

const connectMs = 30_000;

/** Unless the server says how long it keeps an idle connection: below the 5 s of Node's own servers. */
const idleMs = 4_000;

/**
 * Sends over Node's HTTP client: Node's `fetch` gives up after 300 s without headers and takes no lookup. Here only
 * `signal` ends a slow call. Redirects are not followed.
 * Bodies are limited (read-body.ts).
 */
export const createPost = ({ lookup, proxies }: PostOptions = {}): Post => {
  const proxyEnv = proxies && { ...proxies };
  const connections = { keepAlive: true, timeout: idleMs, ...present({ lookup, proxyEnv }) };
  const plain = { request: httpRequest, agent: new HttpAgent(connections) };
  const secure = { request: httpsRequest, agent: new HttpsAgent(connections) };
  return async (url, { method = 'POST', headers, body, signal: given, makeRoom }) => {
    const signal = given ?? undefined;
    const { request, agent } = url.protocol === 'https:' ? secure : plain;
    const accept = { 'accept-encoding': acceptedCodings };
    const sent = request(url, {
      method,
      headers: { ...accept, ...headers },
      agent,
      ...present({ signal }),
    });
    const responding = responseTo(sent);
    const flooded = refuseFloods(sent);
    limitConnecting(sent, url);
    sent.end(body);
    const read = async (): Promise<PostAnswer> => {
      const response = await responding;
      const { statusCode: status = 0 } = response;
      const isError = !isSuccess(status);
      const text = await readBody({ stream: decodeBody(response), isError, makeRoom, signal });
      return { status, headers: headersOf(response), text };
    };
    return Promise.race([flooded, read()]);
  };
};

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** Settles however the exchange ends: Node closes a connection that switches protocols without an error. */
const responseTo = (sent: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    sent.once('response', resolve);
    // Stays: an error after the response has begun also fails the reading of its body.
    sent.on('error', reject);
    sent.once('upgrade', ({ statusCode }: IncomingMessage, socket) => {
      socket.destroy();
      reject(new Error(`the server wants to switch protocols (HTTP ${statusCode})`));
    });
    sent.once('close', () => reject(new Error('the connection closed without an HTTP response')));
  });

const limitConnecting = (sent: ClientRequest, { host, protocol }: URL): void => {
  sent.once('socket', (socket) => {
    // Kept from an earlier request.
    if (!socket.connecting) return;
    const giveUp = () => sent.destroy(new Error(`no connection to ${host} within ${connectMs / 1_000} s`));
    const timer = setTimeout(giveUp, connectMs);
    const connected = protocol === 'https:' ? 'secureConnect' : 'connect';
    const clear = () => {
      clearTimeout(timer);
      // A kept connection would keep this request, and all that hangs on it: its reply.
      socket.off(connected, clear).off('close', clear);
    };
    socket.once(connected, clear).once('close', clear);
  });
};

const headersOf = ({ headersDistinct }: IncomingMessage): Headers =>
  new Headers(
    Object.entries(headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    ),
  );
