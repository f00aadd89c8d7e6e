/** A request before it is authorized. */
export interface UnauthorizedRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
}

/** The headers that show an endpoint who is asking; made for each request. */
export type Authorize = (request: UnauthorizedRequest) => Promise<Readonly<Record<string, string>>>;

/** The reference sends this word when it is given no key. */
const placeholder = 'token';

/**
 * Authorizes with a key. Azure's classic addresses, which name their `api-version`, take it in a header of its own
 * (https://learn.microsoft.com/azure/ai-foundry/openai/reference), all others as a bearer token.
 */
export const withKey =
  (apiKey: string = placeholder): Authorize =>
  async ({ url }): Promise<Record<string, string>> =>
    url.searchParams.has('api-version') ? { 'api-key': apiKey } : { authorization: `Bearer ${apiKey}` };
