import type { LookupFunction } from 'node:net';
import OpenAI, { APIConnectionError, APIUserAbortError } from 'openai';
import { Agent, fetch as undiciFetch } from 'undici';
import { isSendableKey, unsendableKey } from '../../endpoint/api-key.ts';
import { EndpointRefusedError } from '../../endpoint/endpoint-guard.ts';
import { createKeyRedactor } from '../../endpoint/redact-key.ts';
import { redactSignature } from '../../endpoint/redact-signature.ts';
import type { AskModel, ChatMessage } from '../../model/ask-model.ts';
import type { HttpAnswer } from '../../model/dialect/http-answer.ts';
import { readCompletion } from '../../model/dialect/read-completion.ts';
import { readErrorAnswer } from '../../model/dialect/read-error-answer.ts';
import { ModelCallError } from '../../model/model-call-error.ts';

export interface OpenAiModelOptions {
  readonly apiBase: string;
  /** Undefined for endpoints that want none. */
  readonly apiKey: string | undefined;
  readonly model: string;
  /** Sent with every request, beside the client's own. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Resolves the endpoint's name in place of the system. */
  readonly lookup?: LookupFunction | undefined;
  /** Epoch milliseconds, to read the dates of Retry-After and rate limits against. */
  readonly now?: (() => number) | undefined;
}

/**
 * A model behind the Chat Completions API. Retries and timeouts are ours: the client's own retry would hide
 * calls from the ledger, and Node's fetch would end a slow call at 300 s (headers timeout).
 */
export const createOpenAiModel = (options: OpenAiModelOptions): AskModel => {
  const { apiKey, model, now = Date.now } = options;
  if (apiKey !== undefined && !isSendableKey(apiKey)) return refuseKey;
  const redactKey = createKeyRedactor(apiKey);
  const redact = (text: string) => redactSignature(redactKey(text));
  const client = createClient(options, redact);
  return async ({ messages, parameters, timeoutMs }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const body = { model, messages: messages.map(wireMessage), ...parameters };
    try {
      const response = await client.chat.completions
        .create(body as OpenAI.ChatCompletionCreateParamsNonStreaming, { signal })
        .asResponse();
      return readCompletion(await readAnswer(response, redact), now());
    } catch (error) {
      if (signal.aborted || error instanceof APIUserAbortError) {
        // The reference's words for it, which its results files show.
        throw new ModelCallError('timeout', 'Request timed out.', { cause: `${timeoutMs} ms` });
      }
      throw asModelCallError(error);
    }
  };
};

/** A reply of 16,384 tokens has a tenth of a megabyte; what never ends would take the worker's memory. */
const maxBytes = 32 * 1024 ** 2;

/** Node's complaint about such a header would show the key. */
const refuseKey: AskModel = () =>
  Promise.reject(new ModelCallError('access denied', `The API key ${unsendableKey}`));

const createClient = (
  { apiBase, apiKey, headers, lookup, now = Date.now }: OpenAiModelOptions,
  redact: Redact,
): OpenAI => {
  // The name in the URL stays what the certificate is checked against, whatever `lookup` makes of it.
  const connect = { timeout: 30_000, ...(lookup ? { lookup } : {}) };
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0, maxResponseSize: maxBytes, connect });
  return new OpenAI({
    baseURL: apiBase,
    // The reference sends this word when it is given no key.
    apiKey: apiKey ?? 'token',
    // Else taken from environment variables of the package's own.
    adminAPIKey: null,
    organization: null,
    project: null,
    ...(headers ? { defaultHeaders: headers } : {}),
    logLevel: 'off',
    maxRetries: 0,
    timeout: 24 * 3_600_000,
    fetch: async (url, init) => {
      // undici's fetch and Agent must be of one version, so Node's own fetch is not used.
      const settings = { ...init, dispatcher, redirect: 'manual' };
      const response = (await undiciFetch(url as string, settings as never)) as unknown as Response;
      // The package would keep nothing of an error body but its `error`, and of some shapes nothing at all.
      if (!response.ok) throw readErrorAnswer(await readAnswer(response, redact), now());
      return response;
    },
  });
};

type Redact = (text: string) => string;

const readAnswer = async (response: Response, redact: Redact): Promise<HttpAnswer> => ({
  status: response.status,
  headers: { get: (name) => redact(response.headers.get(name) ?? '') || null },
  text: redact(await readBody(response)),
});

/** @throws {ModelCallError} `connection` */
const readBody = async (response: Response): Promise<string> => {
  try {
    return await response.text();
  } catch (error) {
    throw connectionError(error);
  }
};

const wireMessage = (message: ChatMessage) =>
  message.role === 'assistant'
    ? message
    : {
        role: 'user',
        content: message.content.map((part) =>
          part.type === 'text' ? part : { type: 'image_url', image_url: { url: part.url } },
        ),
      };

/** Errors that are neither an answer's nor the connection's are bugs and stay as they are. */
const asModelCallError = (error: unknown): unknown => {
  if (!(error instanceof APIConnectionError)) return error;
  // What our fetch throws comes back wrapped.
  return error.cause instanceof ModelCallError ? error.cause : connectionError(error);
};

const connectionError = (error: unknown): ModelCallError => {
  const reason = innermostReason(error);
  if (reason instanceof EndpointRefusedError) {
    return new ModelCallError('endpoint refused', reason.message, { cause: reason });
  }
  const message = reason instanceof Error ? reason.message : String(reason);
  return new ModelCallError('connection', `Connection error: ${message}`, { cause: error });
};

/** openai wraps undici's error, which wraps the system's. */
const innermostReason = (error: unknown): unknown => {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  return innermost;
};
