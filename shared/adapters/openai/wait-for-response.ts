import { apiPaths, requestUrl } from '../../endpoint/request-url.ts';
import { type BackgroundCall, type MakeRoom, ResponseLeftError } from '../../model/ask-model.ts';
import type { HttpAnswer } from '../../model/dialect/http-answer.ts';
import { readResponseState } from '../../model/dialect/read-response.ts';
import { ModelCallError } from '../../model/model-call-error.ts';
import type { Send } from './send.ts';

export interface AwaitedResponse {
  readonly apiBase: string;
  readonly background: BackgroundCall;
  readonly makeRoom?: MakeRoom | undefined;
  /** Starts the response. */
  readonly start: () => Promise<HttpAnswer>;
}

/** Starting, looking at and cancelling a response take moments, however long the response takes. */
export const briefMs = 60_000;

/**
 * Starts a response in the background, or takes up one that was started, and looks at it until it has ended.
 * @throws {ResponseLeftError} {ModelCallError}
 */
export const waitForResponse = async (
  { apiBase, background, makeRoom, start }: AwaitedResponse,
  send: Send,
): Promise<HttpAnswer> => {
  let answer: HttpAnswer | undefined;
  let { startedId } = background;
  if (startedId === undefined) {
    answer = await start();
    startedId = readResponseState(answer.text).id;
    // Some answer at once.
    if (startedId === undefined || !readResponseState(answer.text).isRunning) return answer;
    await background.started(startedId);
  }
  const url = requestUrl(apiBase, `${apiPaths.responses}/${encodeURIComponent(startedId)}`);
  const cancelUrl = requestUrl(apiBase, `${apiPaths.responses}/${encodeURIComponent(startedId)}/cancel`);
  for (;;) {
    const next = await background.next();
    // If it cannot be cancelled, it ends by itself.
    if (next === 'cancel') await send(cancelUrl, { timeoutMs: briefMs }).catch(() => undefined);
    if (next !== 'look') throw new ResponseLeftError(`Response ${startedId} was left (${next}).`);
    const seen = await send(url, { method: 'GET', timeoutMs: briefMs, makeRoom }).catch(afterFailedLook);
    if (seen && !readResponseState(seen.text).isRunning) return seen;
  }
};

/** A look that fails says nothing about the response, unless it is gone. */
const afterFailedLook = (error: unknown): undefined => {
  if (!(error instanceof ModelCallError)) throw error;
  if (error.status === 404) {
    const { status, requestId } = error;
    throw new ModelCallError('server error', `The response is gone: ${error.message}`, { status, requestId });
  }
  if (error.scope !== 'again') throw error;
};
