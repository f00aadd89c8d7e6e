import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { chatCompletion } from './chat-completion.ts';

const messageSchema = z.looseObject({
  role: z.string(),
  content: z.union([z.string(), z.array(z.looseObject({ type: z.string(), text: z.string().optional() }))]),
});

const chatRequestSchema = z.looseObject({
  model: z.string().optional(),
  messages: z.array(messageSchema).optional(),
  /** Of the Responses API; its reasoning items are no messages. */
  input: z.array(z.union([messageSchema, z.looseObject({ type: z.string() })])).optional(),
});

/** The part of a request body that tests read; further fields are kept. */
export type ChatRequest = z.infer<typeof chatRequestSchema>;

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: ChatRequest;
  /** The body as it came. */
  readonly text: string;
  /** Text of the first user message: the requests of one case share it. */
  readonly firstText: string;
  /** Text of the last user message: the question asked. */
  readonly lastText: string;
  /** `performance.now()` when the request had arrived. */
  readonly receivedAt: number;
}

/** What the server does with one request. A plain string is the content of an ordinary completion. */
export type ScriptedReply =
  | string
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Sent as JSON. */
      readonly body?: unknown;
      /** Sent as it is, in place of `body`. */
      readonly text?: string;
      /** Sent as they are, in place of both: a compressed body. */
      readonly bytes?: Uint8Array;
      /** Wait before the headers. */
      readonly delayMs?: number;
      /** Cut the connection instead of the rest. */
      readonly drop?: Break;
      /** Keep the connection and never send the rest. */
      readonly hang?: Break;
    };

/** Mid body: headers and half of the body are out. */
type Break = 'before headers' | 'mid body';

export interface ModelServerOptions {
  readonly reply: (request: ReceivedRequest, index: number) => ScriptedReply | Promise<ScriptedReply>;
  /** Any free one by default. */
  readonly port?: number;
  /** Whether requests are kept; large runs carry their images in every one. */
  readonly keepRequests?: boolean;
}

export interface ModelServer extends AsyncDisposable {
  /** To be used as the API base: ends in `/v1`. */
  readonly url: string;
  /** In the order of their arrival; empty when they are not kept. */
  readonly requests: readonly ReceivedRequest[];
  readonly counts: { readonly requests: number; readonly atOnce: number; readonly maxAtOnce: number };
  /** Ends every connection, hanging ones included. */
  readonly close: () => Promise<void>;
}

/** A real HTTP server on the loopback address that speaks Chat Completions and does what its script says. */
export const startModelServer = async (options: ModelServerOptions): Promise<ModelServer> => {
  const requests: ReceivedRequest[] = [];
  const counts = { requests: 0, atOnce: 0, maxAtOnce: 0 };

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await receive(incoming);
    const index = counts.requests;
    counts.requests += 1;
    if (options.keepRequests !== false) requests.push(request);
    await act(await options.reply(request, index), response);
  };

  const server = createServer((incoming, response) => {
    counts.atOnce += 1;
    counts.maxAtOnce = Math.max(counts.maxAtOnce, counts.atOnce);
    response.once('close', () => {
      counts.atOnce -= 1;
    });
    answer(incoming, response).catch((error: unknown) => {
      // The client disconnected, or the script threw, which a test must see.
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  // Longer than any client keeps a connection: the server never closes one that is about to be used.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: options.port ?? 0, host: '127.0.0.1', backlog: 4_096 }, resolve);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    counts,
    close,
    [Symbol.asyncDispose]: close,
  };
};

const receive = async (incoming: IncomingMessage): Promise<ReceivedRequest> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const body = chatRequestSchema.parse(text === '' ? {} : JSON.parse(text));
  const messages =
    body.messages ?? (body.input ?? []).flatMap((item) => messageSchema.safeParse(item).data ?? []);
  const users = messages.filter(({ role }) => role === 'user').map(textOf);
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    body,
    text,
    firstText: users[0] ?? '',
    lastText: users.at(-1) ?? '',
    receivedAt: performance.now(),
  };
};

const textOf = ({ content }: z.infer<typeof messageSchema>): string =>
  typeof content === 'string' ? content : content.map((part) => part.text ?? '').join('');

const act = async (reply: ScriptedReply, response: ServerResponse): Promise<void> => {
  const script = typeof reply === 'string' ? { body: chatCompletion(reply) } : reply;
  if (script.delayMs) await sleep(script.delayMs);
  if (script.hang === 'before headers') return;
  if (script.drop === 'before headers') {
    response.destroy();
    return;
  }
  const json = script.body === undefined ? '' : JSON.stringify(script.body);
  const payload = Buffer.from(script.bytes ?? script.text ?? json);
  response.writeHead(script.status ?? 200, {
    'content-type': script.text === undefined ? 'application/json' : 'text/plain; charset=utf-8',
    'content-length': String(payload.length),
    ...script.headers,
  });
  if (script.drop || script.hang) {
    response.write(payload.subarray(0, payload.length / 2), () => {
      if (script.drop) response.destroy();
    });
    return;
  }
  response.end(payload);
};
