import type { LookupFunction } from 'node:net';
import OpenAI, { APIConnectionError, APIUserAbortError } from 'openai';
import { present } from '../../basics/present.ts';
import type { ProxyEnvironment } from '../../basics/proxy-environment.ts';
import { isSendableKey, unsendableKey } from '../../endpoint/api-key.ts';
import { EndpointRefusedError } from '../../endpoint/endpoint-guard.ts';
import { createKeyRedactor } from '../../endpoint/redact-key.ts';
import { redactSignature } from '../../endpoint/redact-signature.ts';
import type { AskModel, ChatMessage, MakeRoom, ModelReply } from '../../model/ask-model.ts';
import { readCompletion } from '../../model/dialect/read-completion.ts';
import { readErrorAnswer } from '../../model/dialect/read-error-answer.ts';
import { ModelCallError } from '../../model/model-call-error.ts';
import { createPost, isSuccess, type PostAnswer } from './post.ts';
import { OversizedBodyError } from './read-body.ts';

export interface OpenAiModelOptions {
  readonly apiBase: string;
  /** Undefined for endpoints that need none. */
  readonly apiKey: string | undefined;
  readonly model: string;
  /** Sent with every request, in addition to the client's own. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Resolves the endpoint's name in place of the system. */
  readonly lookup?: LookupFunction | undefined;
  /** Proxies to send through; none by default. */
  readonly proxies?: ProxyEnvironment | undefined;
  /** Epoch milliseconds; dates in Retry-After and rate limits are read relative to it. */
  readonly now?: (() => number) | undefined;
}

/**
 * A model behind the Chat Completions API. Retries, timeouts and connections are ours: the package's retries would be
 * hidden from the ledger, and Node's fetch would end a slow call after 300 s.
 */
export const createOpenAiModel = (options: OpenAiModelOptions): AskModel => {
  const { apiKey, model, now = Date.now } = options;
  if (apiKey !== undefined && !isSendableKey(apiKey)) return refuseKey;
  const send = createSend(options, now);
  const plain = createClient(options, send(undefined));
  return async ({ messages, parameters, timeoutMs, makeRoom }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const client = makeRoom ? createClient(options, send(makeRoom)) : plain;
    try {
      const response = await client
        .post('/chat/completions', {
          // As text, it would take twice the memory for as long as the call lasts: pictures are in it.
          body: Buffer.from(JSON.stringify({ model, messages: messages.map(wireMessage), ...parameters })),
          headers: { 'content-type': 'application/json' },
          signal,
        })
        .asResponse();
      if (response instanceof RepliedResponse) return response.reply;
      throw new Error('The openai package did not pass on the response of its fetch.');
    } catch (error) {
      if (signal.aborted || error instanceof APIUserAbortError) {
        // The reference's words for it, which its results files show.
        throw new ModelCallError('timeout', 'Request timed out.', { cause: `${timeoutMs} ms` });
      }
      throw failureOf(error);
    }
  };
};

/** Node's error about such a header would show the key. */
const refuseKey: AskModel = () =>
  Promise.reject(new ModelCallError('access denied', `The API key ${unsendableKey}`));

const createClient = (options: OpenAiModelOptions, send: typeof fetch): OpenAI =>
  new OpenAI({
    baseURL: options.apiBase,
    // The reference sends this word when it is given no key.
    apiKey: options.apiKey ?? 'token',
    // Otherwise the package reads these from its own environment variables.
    adminAPIKey: null,
    organization: null,
    project: null,
    ...present({ defaultHeaders: options.headers }),
    logLevel: 'off',
    maxRetries: 0,
    timeout: 24 * 3_600_000,
    fetch: send,
  });

/** Carries the reply past the package: read at once, a body's text and its parsed JSON do not wait for each other. */
class RepliedResponse extends Response {
  readonly reply: ModelReply;

  constructor(reply: ModelReply) {
    super(null);
    this.reply = reply;
  }
}

/**
 * Makes the package's `fetch` for one request; connections are kept for all. It resolves for successes only: of an
 * error's body the package would keep `error` alone, and sometimes nothing.
 */
const createSend = ({ apiKey, lookup, proxies }: OpenAiModelOptions, now: () => number) => {
  const post = createPost({ lookup, proxies });
  const redactKey = createKeyRedactor(apiKey);
  const redact = (text: string) => redactSignature(redactKey(text));
  return (makeRoom: MakeRoom | undefined): typeof fetch =>
    async (url, { headers, body, signal } = {}) => {
      if (!(body instanceof Uint8Array)) throw new Error('The openai package changed the body.');
      const posted = { headers: Object.fromEntries(new Headers(headers)), body, signal, makeRoom };
      const answer = await post(new URL(String(url)), posted).catch((error: unknown) => {
        throw connectionError(error);
      });
      const { status, headers: received, text } = redactAnswer(answer, redact);
      if (!isSuccess(status)) throw readErrorAnswer({ status, headers: received, text }, now());
      return new RepliedResponse(readCompletion({ status, headers: received, text }, now()));
    };
};

const redactAnswer = (
  { status, headers, text }: PostAnswer,
  redact: (text: string) => string,
): PostAnswer => ({
  status,
  headers: new Headers(Array.from(headers, ([name, value]): [string, string] => [name, redact(value)])),
  text: redact(text),
});

const wireMessage = (message: ChatMessage) =>
  message.role === 'assistant'
    ? message
    : {
        role: 'user',
        content: message.content.map((part) =>
          part.type === 'text' ? part : { type: 'image_url', image_url: { url: part.url } },
        ),
      };

/** Errors that come from neither a response nor the connection are bugs and are passed on unchanged. */
const failureOf = (error: unknown): unknown => {
  if (!(error instanceof APIConnectionError)) return error;
  // What our fetch throws comes back wrapped.
  return error.cause instanceof ModelCallError ? error.cause : connectionError(error);
};

const connectionError = (error: unknown): ModelCallError => {
  const reason = innermostReason(error);
  if (reason instanceof EndpointRefusedError) {
    return new ModelCallError('endpoint refused', reason.message, { cause: reason });
  }
  if (reason instanceof OversizedBodyError) {
    return new ModelCallError('oversized reply', `Reply not read: ${reason.message}.`, { cause: reason });
  }
  const message = reason instanceof Error ? reason.message : String(reason);
  return new ModelCallError('connection', `Connection error: ${message}`, { cause: error });
};

/** A lookup's and the system's errors come wrapped. */
const innermostReason = (error: unknown): unknown => {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  return innermost;
};
