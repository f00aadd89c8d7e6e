/**
 * Why a hub gave no data. `transient`: asking again may help (a cut connection, 429, 5xx); `unreachable`: there
 * is no way to it; `missing`: no such repository, revision, dataset or file; `refused`: it wants other
 * credentials or another request; `corrupt`: what it sent is not what it lists.
 */
export type HubErrorReason = 'transient' | 'unreachable' | 'missing' | 'refused' | 'corrupt';

/** Thrown when a hub gives no data; the message says why and what to do. */
export class HubError extends Error {
  override readonly name = 'HubError';
  readonly reason: HubErrorReason;
  /** How long the hub asks to be left alone, in milliseconds. */
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

  /** Whether the hub was not heard at all, or not now: a copy that is at hand may serve instead. */
  get isUnavailable(): boolean {
    return this.reason === 'unreachable' || this.reason === 'transient';
  }
}
