import type { FailureClass } from '../model-call-error.ts';
import type { ErrorBody } from './error-body.ts';
import { failureTexts, says } from './failure-texts.ts';

/** An endpoint's error response: its status, and what its body names. */
export interface ErrorAnswer {
  readonly status: number;
  readonly code?: string | null | undefined;
  readonly message: string;
  /** Further words of the body for the kind of error: types, inner codes, reasons. */
  readonly codes?: readonly string[] | undefined;
  /** How long it asks callers to wait, if it does. */
  readonly retryAfterMs?: number | undefined;
}

const codeClasses: ReadonlyMap<string, FailureClass> = new Map<string, FailureClass>([
  ['content_filter', 'content filter'],
  ['content_policy_violation', 'content filter'],
  ['image_content_policy_violation', 'content filter'],
  ['ResponsibleAIPolicyViolation', 'content filter'],
  ['data_inspection_failed', 'content filter'],
  // OpenAI's reasoning models, for a prompt that was flagged.
  ['invalid_prompt', 'content filter'],
  ['flagged_input', 'content filter'],
  ['invalid_image_url', 'image download'],
  ['image_download_failed', 'image download'],
  ['failed_to_download_image', 'image download'],
  ['model_not_found', 'unknown model'],
  ['DeploymentNotFound', 'unknown model'],
  ['insufficient_quota', 'quota exhausted'],
  ['exceeded_current_quota_error', 'quota exhausted'],
  ['billing_hard_limit_reached', 'quota exhausted'],
  ['billing_not_active', 'quota exhausted'],
  ['invalid_api_key', 'access denied'],
  ['API_KEY_INVALID', 'access denied'],
  ['authentication_error', 'access denied'],
  ['permission_error', 'access denied'],
  ['rate_limit_exceeded', 'rate limit'],
  ['rate_limit_error', 'rate limit'],
  ['overloaded_error', 'server error'],
  ['unsupported_parameter', 'bad request'],
  ['unsupported_value', 'bad request'],
  ['unknown_parameter', 'bad request'],
  ['context_length_exceeded', 'bad request'],
]);

const statusClasses: Readonly<Record<number, FailureClass>> = {
  401: 'access denied',
  403: 'access denied',
  408: 'timeout',
  409: 'server error',
  // Bedrock and TGI when the model failed; too early; Groq's flex tier at capacity; a proxy whose client left.
  424: 'server error',
  425: 'server error',
  498: 'server error',
  499: 'server error',
};

/** What an error response means (docs/design.md, "What a reply leads to"): by code, then status, then words. */
export const classifyFailure = (answer: ErrorAnswer): FailureClass => {
  const { status, message } = answer;
  if (status >= 500) return 'server error';
  const known = classOfCodes([answer.code, ...(answer.codes ?? [])]);
  if (known === 'rate limit' && says(failureTexts.aboveLimit, message)) return 'bad request';
  if (known) return known;
  // A prompt that the provider's moderation refuses says nothing about the next one.
  if (status === 403 && says(failureTexts.contentFilter, message)) return 'content filter';
  switch (status) {
    case 402:
      // OpenRouter, while the calls under way may use up the balance: they are settled in seconds.
      return answer.retryAfterMs === undefined ? 'quota exhausted' : 'rate limit';
    case 429:
      return classifyRefusal(answer);
    case 404:
      return says(failureTexts.unknownModel, message) ? 'unknown model' : 'bad request';
    case 400:
    case 422:
      return classifyBadRequest(message);
    default:
      return statusClasses[status] ?? 'bad request';
  }
};

/**
 * What an error body with a success status means. The endpoint had accepted the request, so the request is not at
 * fault: unless the body names another cause, it is a malformed reply.
 */
export const classifyErrorInReply = ({ message, code, codes }: ErrorBody): FailureClass => {
  const status = codes.map(Number).find((number) => number >= 400 && number < 600) ?? 400;
  const failure = classifyFailure({ status, code, codes, message });
  return failure === 'bad request' ? 'invalid reply' : failure;
};

const classOfCodes = (codes: readonly (string | null | undefined)[]): FailureClass | undefined => {
  for (const code of codes) {
    const known = code && codeClasses.get(code);
    if (known) return known;
  }
  return undefined;
};

/** Google also calls its limits per minute a quota: one that says when to come back is not used up. */
const classifyRefusal = ({ message, codes = [], retryAfterMs }: ErrorAnswer): FailureClass => {
  if (codes.some((code) => says(failureTexts.dailyQuota, code))) return 'quota exhausted';
  if (codes.some((code) => says(failureTexts.minuteQuota, code))) return 'rate limit';
  const isUsedUp = retryAfterMs === undefined && says(failureTexts.quotaExhausted, message);
  return isUsedUp ? 'quota exhausted' : 'rate limit';
};

const classifyBadRequest = (message: string): FailureClass => {
  if (says(failureTexts.contentFilter, message)) return 'content filter';
  if (says(failureTexts.imageDownload, message)) return 'image download';
  if (says(failureTexts.accessDenied, message)) return 'access denied';
  if (says(failureTexts.quotaExhausted, message)) return 'quota exhausted';
  return says(failureTexts.unknownModel, message) ? 'unknown model' : 'bad request';
};
