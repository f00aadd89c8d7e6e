/** A request before it is authorized. */
export interface UnauthorizedRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body?: Uint8Array | undefined;
}

export interface Authorization {
  readonly headers: Readonly<Record<string, string>>;
  /** What must not be seen of them anywhere, should the endpoint repeat it. */
  readonly secrets: readonly string[];
}

/** Shows an endpoint who is asking; called for each request. */
export type Authorize = (request: UnauthorizedRequest) => Promise<Authorization>;

/** The reference sends this word when it is given no key. */
const placeholder = 'token';

/**
 * Authorizes with a key. Azure's classic addresses, which name their `api-version`, take it in a header of its own
 * (https://learn.microsoft.com/azure/ai-foundry/openai/reference), all others as a bearer token.
 */
export const withKey =
  (apiKey: string = placeholder): Authorize =>
  async ({ url }) => {
    const headers: Record<string, string> = url.searchParams.has('api-version')
      ? { 'api-key': apiKey }
      : { authorization: `Bearer ${apiKey}` };
    return { headers, secrets: [apiKey] };
  };
