import { baseUrlOf } from '../basics/bedrock-address.ts';

/** The APIs that a run may use. */
export const apis = ['chat', 'responses'] as const;
export type Api = (typeof apis)[number];

/** Where their requests go, below the base URL. */
export const apiPaths = { chat: '/chat/completions', responses: '/responses' } as const satisfies Record<
  Api,
  string
>;

/** The URL of a path below a base URL, whose query (Azure's `api-version`) stays at the end. */
export const requestUrl = (apiBase: string, path: string): URL => {
  const url = new URL(baseUrlOf(apiBase));
  url.pathname = `${withoutEndSlash(url.pathname)}${path}`;
  return url;
};

/** A path as base URLs have it. */
export const withoutEndSlash = (path: string): string => path.slice(0, 500).replace(/\/{1,500}$/, '');
