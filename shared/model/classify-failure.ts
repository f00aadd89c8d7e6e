import { failureTexts } from './failure-texts.ts';
import type { FailureClass } from './model-call-error.ts';

/** An error answer of an endpoint: its status, and what its body names. */
export interface ErrorAnswer {
  readonly status: number;
  readonly code?: string | null | undefined;
  readonly message: string;
}

const codes: Readonly<Record<string, FailureClass>> = {
  content_filter: 'content filter',
  content_policy_violation: 'content filter',
  invalid_image_url: 'image download',
  image_download_failed: 'image download',
  model_not_found: 'unknown model',
  DeploymentNotFound: 'unknown model',
  insufficient_quota: 'quota exhausted',
  billing_hard_limit_reached: 'quota exhausted',
  invalid_api_key: 'access denied',
};

const statuses: Readonly<Record<number, FailureClass>> = {
  401: 'access denied',
  402: 'quota exhausted',
  403: 'access denied',
  408: 'timeout',
  409: 'server error',
};

/** What an error answer means (design.md, "What a reply leads to"): by code, then status, then words. */
export const classifyFailure = ({ status, code, message }: ErrorAnswer): FailureClass => {
  if (status >= 500) return 'server error';
  const known = (code ? codes[code] : undefined) ?? statuses[status];
  if (known) return known;
  switch (status) {
    case 429:
      return failureTexts.quotaExhausted.test(message) ? 'quota exhausted' : 'rate limit';
    case 404:
      return failureTexts.unknownModel.test(message) ? 'unknown model' : 'bad request';
    case 400:
      return classifyBadRequest(message);
    default:
      return 'bad request';
  }
};

const classifyBadRequest = (message: string): FailureClass => {
  if (failureTexts.contentFilter.test(message)) return 'content filter';
  if (failureTexts.imageDownload.test(message)) return 'image download';
  return failureTexts.unknownModel.test(message) ? 'unknown model' : 'bad request';
};
