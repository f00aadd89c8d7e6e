import type { LookupFunction } from 'node:net';
import type { ProxyEnvironment } from '../../basics/proxy-environment.ts';
import { isSendableKey, unsendableKey } from '../../endpoint/api-key.ts';
import { createKeyRedactor } from '../../endpoint/redact-key.ts';
import { redactSignature } from '../../endpoint/redact-signature.ts';
import type { MakeRoom } from '../../model/ask-model.ts';
import type { HttpAnswer } from '../../model/dialect/http-answer.ts';
import { readErrorAnswer } from '../../model/dialect/read-error-answer.ts';
import { ModelCallError, timedOut } from '../../model/model-call-error.ts';
import { type Authorize, withKey } from './authorize.ts';
import { connectionError } from './connection-error.ts';
import { createPost, isSuccess, type PostAnswer } from './post.ts';

export interface SendOptions {
  /** Undefined for endpoints that need none. */
  readonly apiKey: string | undefined;
  /** In place of a key. */
  readonly authorize?: Authorize | undefined;
  /** Sent with every request, in addition to our own. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Resolves the endpoint's name in place of the system. */
  readonly lookup?: LookupFunction | undefined;
  /** Proxies to send through; none by default. */
  readonly proxies?: ProxyEnvironment | undefined;
  /** Epoch milliseconds; dates in Retry-After and rate limits are read relative to it. */
  readonly now?: (() => number) | undefined;
}

export interface Outgoing {
  readonly method?: 'GET' | 'POST';
  /** What the request says, sent as JSON. */
  readonly json?: object;
  readonly timeoutMs: number;
  readonly makeRoom?: MakeRoom | undefined;
}

/**
 * Sends one request over connections that are kept. Retries are the caller's. Keys are removed from whatever comes back.
 * @throws {ModelCallError} unless the response has a success status
 */
export type Send = (url: URL, outgoing: Outgoing) => Promise<HttpAnswer>;

export const createSend = ({
  apiKey,
  authorize = withKey(apiKey),
  headers = {},
  now = Date.now,
  ...connections
}: SendOptions): Send => {
  if (apiKey !== undefined && !isSendableKey(apiKey)) return refuseKey;
  const post = createPost(connections);
  const redactorOf = createRedactors();
  return async (url, { method = 'POST', json, timeoutMs, makeRoom }) => {
    // As text, it would take twice the memory for as long as the call lasts: pictures are in it.
    const body = json && Buffer.from(JSON.stringify(json));
    const sent = { ...ownHeaders, ...(json && jsonHeader), ...headers };
    const { headers: authorization, secrets } = await authorize({ method, url, body });
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await post(url, {
      method,
      headers: { ...sent, ...authorization },
      body,
      signal,
      makeRoom,
    }).catch((error: unknown) => {
      throw signal.aborted ? timedOut(timeoutMs) : connectionError(error);
    });
    const redacted = redactAnswer(answer, redactorOf(secrets));
    if (!isSuccess(redacted.status)) throw readErrorAnswer(redacted, now());
    return redacted;
  };
};

/** Some endpoints refuse requests that do not say who sends them. */
const ownHeaders = {
  accept: 'application/json',
  'user-agent': 'liveclin-serverless',
};

const jsonHeader = { 'content-type': 'application/json' };

/** Node's error about such a header would show the key. */
const refuseKey: Send = () =>
  Promise.reject(new ModelCallError('access denied', `The API key ${unsendableKey}`));

/** Makes redactors, and keeps the last one: keys seldom change. */
const createRedactors = () => {
  let last: { readonly key: string; readonly redact: (text: string) => string } | undefined;
  return (secrets: readonly string[]) => {
    const key = secrets.join('\n');
    if (last?.key === key) return last.redact;
    const redactors = [...secrets.map(createKeyRedactor), redactSignature];
    const redact = (text: string) => redactors.reduce((rest, next) => next(rest), text);
    last = { key, redact };
    return redact;
  };
};

const redactAnswer = (
  { status, headers, text }: PostAnswer,
  redact: (text: string) => string,
): PostAnswer => ({
  status,
  headers: new Headers(Array.from(headers, ([name, value]): [string, string] => [name, redact(value)])),
  text: redact(text),
});
