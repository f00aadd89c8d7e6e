import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { Agent, fetch as undiciFetch } from 'undici';
import { z } from 'zod';
import { stripLikePython } from '../answer/strip-like-python.ts';
import type { AskModel, ChatMessage, ModelReply, SamplingParameters } from '../model/ask-model.ts';
import { classifyFailure } from '../model/classify-failure.ts';
import { ModelCallError } from '../model/model-call-error.ts';
import { retryAfterMs } from '../model/retry-after.ts';

export interface OpenAiModelOptions {
  readonly apiBase: string;
  /** Undefined for endpoints that want none. */
  readonly apiKey: string | undefined;
  readonly model: string;
  readonly parameters: SamplingParameters;
}

/** What is read of a chat completion; everything else a provider adds is ignored. */
const completionSchema = z.object({
  model: z.string().nullish(),
  service_tier: z.string().nullish(),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          reasoning_content: z.string().nullish(),
        }),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: z.number().nullish(),
      completion_tokens: z.number().nullish(),
      prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
      completion_tokens_details: z.object({ reasoning_tokens: z.number().nullish() }).nullish(),
    })
    .nullish(),
});

const errorBodySchema = z.object({
  error: z.union([z.string(), z.object({ message: z.string().nullish(), code: z.unknown() })]),
});

/**
 * A model behind the Chat Completions API. Retries and timeouts are ours: the client's own retry would hide
 * calls from the ledger, and Node's fetch would end a slow call at 300 s (headers timeout).
 */
export const createOpenAiModel = ({ apiBase, apiKey, model, parameters }: OpenAiModelOptions): AskModel => {
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0, connectTimeout: 30_000 });
  const client = new OpenAI({
    baseURL: apiBase,
    // The reference sends this word when it is given no key.
    apiKey: apiKey ?? 'token',
    maxRetries: 0,
    timeout: 24 * 3_600_000,
    // undici's fetch and Agent must be of one version, so Node's own fetch is not used.
    fetch: (url, init) =>
      undiciFetch(
        url as string,
        { ...init, dispatcher, redirect: 'error' } as never,
      ) as unknown as Promise<Response>,
  });
  return async ({ messages, timeoutMs }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const body = { model, messages: messages.map(wireMessage), ...parameters };
    try {
      const response = await client.chat.completions
        .create(body as OpenAI.ChatCompletionCreateParamsNonStreaming, { signal })
        .asResponse();
      return readCompletion(await response.text(), response);
    } catch (error) {
      throw asModelCallError(error, signal, timeoutMs);
    }
  };
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

const readCompletion = (text: string, response: Response): ModelReply => {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const body = parseJson(text);
  const completion = completionSchema.safeParse(body);
  if (!completion.success) {
    const error = errorBodySchema.safeParse(body).data?.error;
    const message = typeof error === 'string' ? error : error?.message;
    const shown = message ?? `not a chat completion: ${text.slice(0, 200) || 'empty body'}`;
    throw new ModelCallError('invalid reply', `HTTP ${response.status}, ${shown}`, {
      status: response.status,
      requestId,
    });
  }
  const { choices, usage, model, service_tier } = completion.data;
  const message = choices[0]?.message;
  return {
    text: stripLikePython(message?.content ?? ''),
    reasoning: message?.reasoning_content ?? undefined,
    refusal: message?.refusal ?? undefined,
    finishReason: choices[0]?.finish_reason ?? undefined,
    servedModel: model ?? undefined,
    serviceTier: service_tier ?? undefined,
    requestId,
    usage: usage
      ? {
          input: usage.prompt_tokens ?? undefined,
          output: usage.completion_tokens ?? undefined,
          cachedInput: usage.prompt_tokens_details?.cached_tokens ?? undefined,
          reasoning: usage.completion_tokens_details?.reasoning_tokens ?? undefined,
        }
      : undefined,
  };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const asModelCallError = (error: unknown, signal: AbortSignal, timeoutMs: number): unknown => {
  if (error instanceof ModelCallError) return error;
  if (signal.aborted || error instanceof APIUserAbortError) {
    // The reference's words for it, which its results files show.
    return new ModelCallError('timeout', 'Request timed out.', { cause: `${timeoutMs} ms` });
  }
  if (error instanceof APIConnectionError) {
    return new ModelCallError('connection', `Connection error: ${causeOf(error)}`, { cause: error });
  }
  if (!(error instanceof APIError) || error.status === undefined) {
    // Reading the body broke off: the connection was cut after the headers.
    return new ModelCallError('connection', `Connection error: ${causeOf(error)}`, { cause: error });
  }
  const details = error.error as { code?: unknown; message?: unknown } | undefined;
  const answer = {
    status: error.status,
    code: typeof details?.code === 'string' ? details.code : error.code,
    message: error.message,
  };
  return new ModelCallError(classifyFailure(answer), error.message.slice(0, 1_000), {
    status: error.status,
    requestId: error.requestID ?? undefined,
    retryAfterMs: error.headers && retryAfterMs(error.headers, Date.now()),
  });
};

/** The innermost reason: openai wraps undici's error, which wraps the system's. */
const causeOf = (error: unknown): string => {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  return innermost instanceof Error ? innermost.message : String(innermost);
};
