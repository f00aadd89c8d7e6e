import { ModelCallError } from '../model-call-error.ts';
import { classifyFailure, longestWaitMs } from './classify-failure.ts';
import { readErrorBody } from './error-body.ts';
import { type HeaderSource, type HttpAnswer, requestIdOf } from './http-answer.ts';
import { atMostADay, explicitRetryAfterMs, limitUsedUpMs, resetInMs, retryAfterMs } from './retry-after.ts';
import { waitInWords } from './wait-words.ts';

/**
 * What a response without a success status means.
 * @param nowMs epoch milliseconds
 */
export const readErrorAnswer = (
  { status, headers: received, text }: HttpAnswer,
  nowMs: number,
): ModelCallError => {
  const { headers: handedOn, ...body } = readErrorBody(text);
  const headers = handedOn ? eitherOf(received, handedOn) : received;
  const named =
    explicitRetryAfterMs(headers, nowMs) ?? atMostADay(body.retryDelayMs ?? waitInWords(body.message, nowMs));
  const sure = named ?? (status === 429 ? limitUsedUpMs(headers, nowMs) : undefined);
  const { failure, reason } = classifyFailure({
    ...body,
    status,
    retryAfterMs: sure,
    resetInMs: status === 429 ? resetInMs(headers, nowMs) : undefined,
  });
  const wait = sure ?? (status === 429 ? retryAfterMs(headers, nowMs) : undefined);
  const said = isRedirect(status) ? redirected(headers.get('location')) : body.message;
  return new ModelCallError(failure, `HTTP ${status}: ${said}`.slice(0, 1_000) + waitNote(failure, wait), {
    status,
    code: body.code,
    param: body.param,
    reason,
    retryAfterMs: wait,
    requestId: requestIdOf(received),
  });
};

/** A header of the response goes before the upstream's of the same name. */
const eitherOf = (received: HeaderSource, handedOn: HeaderSource): HeaderSource => ({
  get: (name) => received.get(name) ?? handedOn.get(name),
});

/** Whoever resumes the run wants to know when. */
const waitNote = (failure: string, waitMs: number | undefined): string =>
  failure === 'quota exhausted' && waitMs !== undefined && waitMs > longestWaitMs
    ? ` (the endpoint asks to wait ${(waitMs / 3_600_000).toFixed(1)} h)`
    : '';

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** Redirects are not followed: the key may be sent to one host only. */
const redirected = (location: string | null): string =>
  `the endpoint redirects to ${location ?? 'somewhere else'}; redirects are not followed. Check the base URL.`;
