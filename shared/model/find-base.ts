import { likelyBases, whereBaseEnds } from '../endpoint/likely-bases.ts';
import { type Api, apiPaths, requestUrl } from '../endpoint/request-url.ts';
import type { AskModel, ModelRequest } from './ask-model.ts';
import { ModelCallError } from './model-call-error.ts';

/** Whether nothing that speaks the run's API seems to listen at the address: a path not found, or a web page. */
export const isPathProblem = ({ failure, status }: ModelCallError): boolean =>
  (failure === 'bad request' && (status === 404 || status === 405)) ||
  (failure === 'invalid reply' && status === 200) ||
  (status !== undefined && status >= 300 && status < 400);

/** Opens the model of the run at another base URL of the same host. */
export type OpenAt = (apiBase: string) => AskModel | Promise<AskModel>;

/**
 * Says where the request went and where a base URL ends, and asks at the likely ones to name the one that works.
 * Makes a call for each, at most two.
 */
export const explainPath = async (
  { apiBase, api }: { readonly apiBase: string; readonly api: Api },
  openAt: OpenAt,
  request: ModelRequest,
): Promise<string> => {
  const asked = `The request went to ${requestUrl(apiBase, apiPaths[api])}. ${whereBaseEnds(api)}`;
  const tried = likelyBases(apiBase);
  for (const base of tried) {
    const found = await answerAt(base, openAt, request);
    if (found) return `${asked} ${base} ${found}: use that (--api-base ${base}).`;
  }
  const other =
    api === 'responses' ? ' Not every endpoint has a Responses API: try without --api responses.' : '';
  return `${asked} Neither does ${tried.join(' or ')} lead to a model: check apiBase and the model's name.${other}`;
};

/** Undefined when this base leads nowhere, either. */
const answerAt = async (base: string, openAt: OpenAt, request: ModelRequest): Promise<string | undefined> => {
  const askModel = await openAt(base);
  try {
    await askModel(request);
    return 'works';
  } catch (error) {
    if (!(error instanceof ModelCallError)) throw error;
    const isSilent = error.status === undefined || error.status >= 500;
    return isSilent || isPathProblem(error) ? undefined : `responds (${error.failure})`;
  }
};
