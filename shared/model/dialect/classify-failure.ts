import type { FailureClass, FailureReason } from '../model-call-error.ts';
import type { ErrorBody } from './error-body.ts';
import type { FailureRow } from './failure-table.ts';
import { rowOfCode, rowOfText } from './find-failure.ts';
import { limitSpan } from './limit-words.ts';
import { isOwnTrouble } from './own-trouble.ts';

/** An endpoint's error response: its status, and what its body names. */
export interface ErrorAnswer {
  readonly status: number;
  readonly code?: string | null | undefined;
  readonly message: string;
  /** Further words of the body for the kind of error: types, inner codes, reasons. */
  readonly codes?: readonly string[] | undefined;
  /** How long it asks callers to wait, if it does. */
  readonly retryAfterMs?: number | undefined;
  /** How long until the limit that is used up is reset, where the response gives the time of that. */
  readonly resetInMs?: number | undefined;
}

/** What an error response means, and why where that decides what to do about it. */
export interface Diagnosis {
  readonly failure: FailureClass;
  readonly reason?: FailureReason | undefined;
}

/**
 * A limit that is used up for longer halts the run: every call would be refused, and a resume continues where it
 * stopped. Limits by the hour may be waited for.
 */
export const longestWaitMs = 3_600_000;

const statusClasses: Readonly<Record<number, FailureClass>> = {
  401: 'access denied',
  403: 'access denied',
  408: 'timeout',
  409: 'server error',
  // https://github.com/tashfeenahmed/freellmapi/issues/634 (NVIDIA, for models that are gone).
  410: 'unknown model',
  // "Unavailable for legal reasons": https://platform.stepfun.com/docs/api-reference/error-code (censorship).
  451: 'content filter',
  // Guardrails of gateways: https://apim.docs.wso2.com/en/4.6.0/ai-gateway/ai-guardrails/guardrail-error-response/.
  446: 'content filter',
  // Bedrock and TGI when the model failed; too early; a proxy whose client left.
  424: 'server error',
  425: 'server error',
  // https://docs.bigmodel.cn/cn/faq: no permission for this API.
  434: 'access denied',
  // Groq's flex tier (https://console.groq.com/docs/flex-processing).
  498: 'no capacity',
  499: 'server error',
};

/** What an error response means (docs/design.md, "What a reply leads to"): by code, then status, then words. */
export const classifyFailure = (answer: ErrorAnswer): Diagnosis => {
  const { status, message } = answer;
  const coded = rowOfCodes(answer);
  if (isWithoutCapacity(answer, coded)) return { failure: 'no capacity' };
  if (status >= 500) return diagnoseServerError(coded, answer);
  if (status === 429 || coded?.means === 'rate limit' || coded?.isAmbiguous) {
    return diagnoseRefusal(answer, coded);
  }
  if (coded) return diagnosisOf((coded.means === 'access denied' && rowOfText(message, saysWhy)) || coded);
  if (status === 402) return diagnoseUnpaid(answer);
  const known = statusClasses[status];
  if (known === 'server error') return diagnoseServerError(coded, answer);
  if (known === 'timeout') return { failure: known };
  const said = rowOfText(message, known === 'access denied' ? speaksOfAccess : isNoLimit);
  if (said) return diagnosisOf(said);
  // Some say 400 or 403 to callers who are too fast; a request that is too large (413) can never succeed.
  const isTooFast = status !== 413 && rowOfText(message, isLimit) !== undefined;
  return isTooFast ? diagnoseRefusal(answer, undefined) : { failure: known ?? 'bad request' };
};

/**
 * What an error body with a success status means. The endpoint had accepted the request, so the request is not at
 * fault: unless the body names another cause, it is a malformed reply.
 */
export const classifyErrorInReply = ({ message, code, codes }: ErrorBody): Diagnosis => {
  const status = codes.map(Number).find((number) => number >= 400 && number < 600) ?? 400;
  const diagnosis = classifyFailure({ status, code, codes, message });
  return diagnosis.failure === 'bad request' ? { failure: 'invalid reply' } : diagnosis;
};

/** What the error of a response with status `failed` means: the endpoint's own trouble, unless it names another cause. */
export const classifyFailedResponse = ({ message, code, codes }: ErrorBody): Diagnosis => {
  const diagnosis = classifyFailure({ status: 400, code, codes, message });
  const isNamed = rowOfCodes({ status: 400, code, codes, message }) !== undefined;
  return diagnosis.failure === 'bad request' && !isNamed ? { failure: 'server error' } : diagnosis;
};

const diagnosisOf = ({ means, reason }: FailureRow): Diagnosis => ({ failure: means, reason });

/** The first code that is known; one that denies access yields to one that says why (Google's BILLING_DISABLED). */
const rowOfCodes = ({ code, codes = [] }: ErrorAnswer): FailureRow | undefined => {
  const rows = [code, ...codes].flatMap((one) => (one && rowOfCode(one)) || []);
  const [first] = rows;
  if (first?.means !== 'access denied') return first;
  return rows.find(({ means }) => means === 'quota exhausted' || means === 'content filter') ?? first;
};

/**
 * A server in trouble is asked again, unless it says that it is none: some send everything as 500
 * (https://platform.minimax.io/docs/api-reference/errorcode). Only a code can name the model, because "not available"
 * is what an overloaded server says of it.
 */
const diagnoseServerError = (
  coded: FailureRow | undefined,
  { message, code, codes = [] }: ErrorAnswer,
): Diagnosis => {
  const isGone = coded?.means === 'unknown model' && !/available/i.test([code, ...codes].join());
  if (coded && (isGone || isSaidWith500(coded))) return diagnosisOf(coded);
  const said = rowOfText(
    message,
    isOwnTrouble(message) ? ({ isSureWith500 }) => isSureWith500 === true : isSaidWith500,
  );
  return said ? diagnosisOf(said) : { failure: 'server error' };
};

const isSaidWith500 = ({ means, isAmbiguous, isSureWith500 }: FailureRow): boolean =>
  isSureWith500 || (!isAmbiguous && ['quota exhausted', 'content filter', 'image download'].includes(means));

/** A wrong key, an empty account and a prompt that the provider's moderation refuses come with the same statuses. */
const speaksOfAccess = ({ means }: FailureRow): boolean =>
  ['quota exhausted', 'access denied', 'content filter'].includes(means);

/** Google denies permission to who has not paid, LiteLLM to all callers while it has no database. */
const saysWhy = ({ means, isAmbiguous, reason }: FailureRow): boolean =>
  (means === 'quota exhausted' && !isAmbiguous) || (means === 'access denied' && reason !== undefined);

const isWithoutCapacity = ({ status, message }: ErrorAnswer, coded: FailureRow | undefined): boolean =>
  coded?.means === 'no capacity' || (status === 429 && rowOfText(message, saysNoCapacity) !== undefined);

const saysNoCapacity = ({ means }: FailureRow): boolean => means === 'no capacity';

const isLimit = ({ means }: FailureRow): boolean => means === 'rate limit';

const isNoLimit = (row: FailureRow): boolean => !isLimit(row) && !saysNoCapacity(row);

/** OpenRouter also says 402 while the calls under way may use up the balance: they are settled in seconds. */
const diagnoseUnpaid = ({ message, retryAfterMs }: ErrorAnswer): Diagnosis =>
  retryAfterMs !== undefined && retryAfterMs <= longestWaitMs
    ? { failure: 'rate limit' }
    : { failure: 'quota exhausted', reason: rowOfText(message)?.reason };

const diagnoseRefusal = (answer: ErrorAnswer, coded: FailureRow | undefined): Diagnosis => {
  const { message, codes = [], retryAfterMs, resetInMs } = answer;
  if (isAboveLimit(message)) return { failure: 'bad request' };
  const endless = rowOfText(message, ({ isWithoutEnd }) => isWithoutEnd === true);
  if (endless) return diagnosisOf(endless);
  if (coded && coded.means !== 'rate limit' && !coded.isAmbiguous && !isTokenRate(message)) {
    return diagnosisOf(coded);
  }
  const daily = { failure: 'quota exhausted', reason: 'daily allowance' } as const;
  if (resetInMs !== undefined) return resetInMs > longestWaitMs ? daily : { failure: 'rate limit' };
  if (retryAfterMs !== undefined && retryAfterMs > longestWaitMs) return daily;
  const span = limitSpan([...codes, message].join(' '));
  if (span === 'minute') return { failure: 'rate limit' };
  if (span === 'day') return daily;
  const said = rowOfText(
    message,
    (row) => speaksOfAccess(row) && (!row.isAmbiguous || retryAfterMs === undefined),
  );
  if (said && !isOwnTrouble(message)) return diagnosisOf(said);
  return coded?.isAmbiguous && retryAfterMs === undefined ? diagnosisOf(coded) : { failure: 'rate limit' };
};

/** One request needs more than the limit allows per minute: it can never succeed. */
const isAboveLimit = (message: string): boolean => /^request too large for/i.test(message);

/** DashScope sends `insufficient_quota` with it (https://help.aliyun.com/en/model-studio/error-code). */
const isTokenRate = (message: string): boolean => /^.{0,200}allocated quota exceeded/i.test(message);
