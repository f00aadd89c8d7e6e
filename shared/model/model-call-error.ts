/** Why a call got no reply; the words of summaries ("19 timeout, 8 rate limit"). */
export type FailureClass =
  | 'timeout'
  | 'connection'
  | 'rate limit'
  | 'no capacity'
  | 'server error'
  | 'invalid reply'
  | 'empty reply'
  | 'oversized reply'
  | 'image download'
  | 'bad request'
  | 'content filter'
  | 'access denied'
  | 'unknown model'
  | 'responses only'
  | 'stream only'
  | 'endpoint refused'
  | 'quota exhausted';

/** The class of a call that a tier had no room for. */
export const noCapacity = 'no capacity' satisfies FailureClass;

/** What happened where the class alone does not say what to do about it. */
export type FailureReason =
  | 'arrears'
  | 'daily allowance'
  | 'data policy'
  | 'gateway without database'
  | 'region';

/**
 * What a failed call means for the run (docs/design.md, "What a reply leads to"):
 * `again`: may succeed when asked again; `question`: this question cannot be asked;
 * `filtered`: the provider refuses this content, which is a final reply; `run`: no call of the run can succeed.
 */
export type FailureScope = 'again' | 'question' | 'filtered' | 'run';

const scopes: Record<FailureClass, FailureScope> = {
  timeout: 'again',
  connection: 'again',
  'rate limit': 'again',
  'no capacity': 'again',
  'server error': 'again',
  'invalid reply': 'again',
  'empty reply': 'again',
  'image download': 'again',
  // It was paid for, and would come again.
  'oversized reply': 'question',
  'bad request': 'question',
  'content filter': 'filtered',
  'access denied': 'run',
  'unknown model': 'run',
  'responses only': 'run',
  'stream only': 'run',
  'endpoint refused': 'run',
  'quota exhausted': 'run',
};

interface ModelCallErrorDetails {
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** Error code and parameter that the response body names, on which parameter adaptation relies. */
  readonly code?: string | undefined;
  readonly param?: string | undefined;
  /** What happened, where its class alone does not say what to do about it. */
  readonly reason?: FailureReason | undefined;
  /** How long the provider asks callers to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** Thrown when a call got no reply that can be judged. Its class is decided where the response is read. */
export class ModelCallError extends Error {
  override readonly name = 'ModelCallError';
  readonly failure: FailureClass;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly code: string | undefined;
  readonly param: string | undefined;
  readonly reason: FailureReason | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(failure: FailureClass, message: string, details: ModelCallErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.failure = failure;
    this.status = details.status;
    this.requestId = details.requestId;
    this.code = details.code;
    this.param = details.param;
    this.reason = details.reason;
    this.retryAfterMs = details.retryAfterMs;
  }

  /** Whether nothing went wrong: the tier takes calls when it has room. Such a call uses up no try. */
  get isPatient(): boolean {
    return this.failure === noCapacity;
  }

  get scope(): FailureScope {
    return scopes[this.failure];
  }
}

/** The reference's words for it, which its results files show. */
export const timedOut = (timeoutMs: number): ModelCallError =>
  new ModelCallError('timeout', 'Request timed out.', { cause: `${timeoutMs} ms` });
