import { baseUrlOf } from '../basics/bedrock-address.ts';
import { type Api, apiPaths, withoutEndSlash } from './request-url.ts';

/** What is pasted along with a base URL. */
const pasted = ['/chat/completions', '/completions', '/responses', '/messages', '/models', '/chat'];

/** A version at the end of a path, e.g. `/v1` or `/v1beta`. */
const version = /\/v\d{1,2}(?:(?:alpha|beta)\d{0,2})?$/;

/** A path with more to it than a base URL: `/chat/completions` was pasted along. */
export const hasPastedPath = (apiBase: string): boolean => {
  const { pathname } = new URL(baseUrlOf(apiBase));
  return pasted.some((end) => pathname.replace(/\/$/, '').endsWith(end));
};

/**
 * The addresses that may be meant where a base URL leads nowhere: without what was pasted along, with `/v1`, without
 * it. All are on the same host: a key may be sent there.
 */
export const likelyBases = (apiBase: string): string[] => {
  const { origin, pathname, search } = new URL(baseUrlOf(apiBase));
  const path = withoutEndSlash(pathname);
  const end = pasted.find((one) => path.endsWith(one)) ?? '';
  const base = withoutEndSlash(path.slice(0, path.length - end.length));
  const others = version.test(base) ? [base.replace(version, '')] : [`${base}/v1`];
  return [base, ...others].filter((one) => one !== path).map((one) => `${origin}${one}${search}`);
};

export const whereBaseEnds = (api: Api): string => `A base URL ends before ${apiPaths[api]}, usually in /v1.`;
