import { ModelCallError } from '../model-call-error.ts';
import { classifyFailure } from './classify-failure.ts';
import { readErrorBody } from './error-body.ts';
import { type HttpAnswer, requestIdOf } from './http-answer.ts';
import { explicitRetryAfterMs, retryAfterMs } from './retry-after.ts';

/**
 * What a response without a success status means.
 * @param nowMs epoch milliseconds
 */
export const readErrorAnswer = ({ status, headers, text }: HttpAnswer, nowMs: number): ModelCallError => {
  const body = readErrorBody(text);
  const asked = status === 429 ? retryAfterMs(headers, nowMs) : explicitRetryAfterMs(headers, nowMs);
  const answer = { ...body, status, retryAfterMs: asked ?? body.retryDelayMs };
  return new ModelCallError(
    classifyFailure(answer),
    `HTTP ${status}: ${isRedirect(status) ? redirected(headers.get('location')) : body.message}`.slice(
      0,
      1_000,
    ),
    { ...answer, requestId: requestIdOf(headers) },
  );
};

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** Redirects are not followed: the key may be sent to one host only. */
const redirected = (location: string | null): string =>
  `the endpoint redirects to ${location ?? 'somewhere else'}; redirects are not followed. Check the base URL.`;
