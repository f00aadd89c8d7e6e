import { ModelCallError } from '../model-call-error.ts';
import { classifyErrorInReply } from './classify-failure.ts';
import type { ErrorBody } from './error-body.ts';
import { atMostADay } from './retry-after.ts';
import { waitInWords } from './wait-words.ts';

export interface AnswerDetails {
  readonly status: number;
  readonly requestId: string | undefined;
}

/**
 * Characters of text and reasoning that a worker can hold for each of its conversations. 128,000 tokens take half a
 * million.
 */
export const maxReplyLength = 750_000;

/** Final: the reply was paid for, and the next one would be no smaller. */
export const oversized = (problem: string, details: AnswerDetails): ModelCallError =>
  new ModelCallError('oversized reply', `HTTP ${details.status}: the reply ${problem}.`, details);

/** @throws {ModelCallError} when the texts of a reply are longer than a worker can hold */
export const refuseOversized = (
  texts: readonly (string | null | undefined)[],
  details: AnswerDetails,
): void => {
  const length = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  if (length > maxReplyLength) throw oversized('has more than 750,000 characters', details);
};

/**
 * What a success without a usable reply means: what the error in its body says, else that it is malformed.
 * @param problem what is wrong with it, where the body names no error
 */
export const notAReply = (
  { error, problem }: { readonly error: ErrorBody | undefined; readonly problem: string },
  { nowMs, ...details }: AnswerDetails & { readonly nowMs: number },
  classify: typeof classifyErrorInReply = classifyErrorInReply,
): ModelCallError => {
  if (!error) return new ModelCallError('invalid reply', `HTTP ${details.status}: ${problem}`, details);
  const { message, code, param, retryDelayMs } = error;
  const { failure, reason } = classify(error);
  return new ModelCallError(failure, `HTTP ${details.status}: ${message}`.slice(0, 1_000), {
    ...details,
    code,
    param,
    reason,
    retryAfterMs: atMostADay(retryDelayMs ?? waitInWords(message, nowMs)),
  });
};
