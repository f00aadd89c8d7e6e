/**
 * Why a hub delivered no data. `transient`: a retry may help (lost connection, 429, 5xx); `unreachable`: no
 * connection; `missing`: no such repository, revision, dataset or file; `refused`: it requires other credentials or
 * another request; `corrupt`: what it sent is not what it lists.
 */
export type HubErrorReason = 'transient' | 'unreachable' | 'missing' | 'refused' | 'corrupt';

/** Thrown when a hub delivers no data; the message says why and what to do. */
export class HubError extends Error {
  override readonly name = 'HubError';
  readonly reason: HubErrorReason;
  /** How long the hub asks to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    {
      reason,
      retryAfterMs,
      cause,
    }: { reason: HubErrorReason; retryAfterMs?: number | undefined; cause?: unknown },
  ) {
    super(message, { cause });
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether the hub did not respond, or cannot at the moment: a local copy may do instead. */
  get isUnavailable(): boolean {
    return this.reason === 'unreachable' || this.reason === 'transient';
  }
}
