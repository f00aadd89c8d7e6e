import type * as z from 'zod';
import { parseJson } from '../../basics/parse-json.ts';
import { HubError } from '../../dataset/hub-error.ts';

/** A page of a thousand entries takes half a megabyte. */
const maxPageBytes = 16 * 1024 ** 2;

/** A thousand entries each: more files than a dataset can have, and an end for pages that are empty. */
const maxPages = 200;

/**
 * A `fetch` for one call of the hub's API, which may take several pages. Each is read no further than a page needs, and
 * is what a page is: the hub's client checks neither. Pages that another host has are requested without the token.
 * @throws {HubError}
 */
export const createApiFetch = (hubUrl: string, send: typeof fetch, page: z.ZodType): typeof fetch => {
  let pages = 0;
  return async (input, init = {}) => {
    const { origin, host } = new URL(input instanceof Request ? input.url : input);
    pages += 1;
    if (pages > maxPages) throw odd(host, `sent more than ${maxPages} pages of a listing`);
    const headers = new Headers(init.headers);
    if (origin !== new URL(hubUrl).origin) headers.delete('authorization');
    const { headers: received, body } = await send(input, { ...init, headers });
    const text = await textOf(body ?? []);
    if (text === undefined) throw odd(host, 'sent a page of more than 16 MiB');
    if (!page.safeParse(parseJson(text)).success) throw odd(host, 'sent something other than a hub does');
    return new Response(text, { headers: received });
  };
};

/** Thrown where a hub sends what no hub sends; the sentence follows its host. */
export const odd = (host: string, sentence: string): HubError =>
  new HubError(`${host} ${sentence}. Check HF_ENDPOINT.`, { reason: 'corrupt' });

/** Undefined when it is too long. */
const textOf = async (
  body: AsyncIterable<Uint8Array> | readonly Uint8Array[],
): Promise<string | undefined> => {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > maxPageBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
};
