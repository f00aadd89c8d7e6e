import type { MinuteLimits } from './dialect/named-limits.ts';
import type { TokenUsage } from './token-usage.ts';

export type ContentPart =
  | { readonly type: 'text'; readonly text: string }
  /** `url` is a public address or a data URI. */
  | { readonly type: 'image'; readonly url: string };

export type ChatMessage =
  | { readonly role: 'user'; readonly content: readonly ContentPart[] }
  | {
      readonly role: 'assistant';
      readonly content: string;
      /** What is sent in place of the content, in runs that keep more of their history than texts. */
      readonly items?: HistoryItems | undefined;
    };

/** What later requests of a conversation hold of earlier replies: their texts, or also the model's reasoning. */
export const histories = ['text', 'reasoning'] as const;
export type History = (typeof histories)[number];

/** The output items of one response, as the Responses API takes them back: reasoning and messages. */
export type HistoryItems = readonly Readonly<Record<string, unknown>>[];

/** Parameters of the request body besides model and messages, e.g. `{"max_tokens": 16384}`. */
export type SamplingParameters = Readonly<Record<string, unknown>>;

export interface ModelRequest {
  readonly messages: readonly ChatMessage[];
  readonly parameters: SamplingParameters;
  /** Ends the call: a reply that comes later does not count. */
  readonly timeoutMs: number;
  /** Called when more of a reply has come than is usual; the endpoint waits with the rest of it meanwhile. */
  readonly makeRoom?: MakeRoom | undefined;
  /** Present where the endpoint may take longer than the caller lives. */
  readonly background?: BackgroundCall | undefined;
}

/** What becomes of a response that has not come yet. */
export type WaitDecision = 'look' | 'leave' | 'cancel';

/** A response that the endpoint makes on its own; whoever knows its id can wait for it. */
export interface BackgroundCall {
  /** The response that an earlier caller started: it is waited for, and none is started. */
  readonly startedId?: string | undefined;
  /** Called with the id of a new response before anything waits for it. */
  started(id: string): Promise<void>;
  /** Called between two looks at the response: waits, and says what to do then. */
  next(): Promise<WaitDecision>;
}

/** Thrown when a response was left to a later caller, or cancelled, because `next` said so. */
export class ResponseLeftError extends Error {
  override readonly name = 'ResponseLeft';
}

/** May be called again for the same reply. @param signal ends the waiting; its reason is thrown */
export type MakeRoom = (signal?: AbortSignal) => Promise<void>;

/** What the endpoint sent back, before it is judged. */
export interface ModelReply {
  /** The content, stripped as Python strips (docs/protocol.md, "Answer extraction"); empty if there was none. */
  readonly text: string;
  readonly reasoning?: string | undefined;
  readonly refusal?: string | undefined;
  readonly finishReason?: string | undefined;
  readonly servedModel?: string | undefined;
  /** Behind a router: who made the reply. */
  readonly servedProvider?: string | undefined;
  readonly serviceTier?: string | undefined;
  readonly requestId?: string | undefined;
  readonly usage?: TokenUsage | undefined;
  /** What the history of later requests holds of it, where that is more than its text. */
  readonly historyItems?: HistoryItems | undefined;
  /** For how long (ms) a rate limit is used up, if the response says that one is. */
  readonly limitUsedUpMs?: number | undefined;
  /** Rate limits that the response names. */
  readonly limits?: MinuteLimits | undefined;
}

/**
 * Sends one request once. Never retries.
 * @throws {ModelCallError} when no reply came that can be judged
 */
export type AskModel = (request: ModelRequest) => Promise<ModelReply>;
