import { bedrockRegionOf, bedrockRule } from '../basics/bedrock-address.ts';
import { httpUrlRule, isHttpUrl } from '../basics/http-url.ts';
import { looksLikeKey } from '../endpoint/looks-like-key.ts';
import { keysBelong, namesSecret } from './names-secret.ts';

/** What is wrong with an endpoint's base URL, which is stored and shown; never repeats it. */
export const faultOfApiBase = (text: string): string | undefined => {
  if (bedrockRegionOf(text) !== undefined) return undefined;
  if (text.startsWith('bedrock:')) return bedrockRule;
  const url = URL.parse(text);
  if (!isHttpUrl(text) || url === null) return httpUrlRule;
  if (url.username || url.password) return `must not contain a user name or password, because ${keysBelong}`;
  if (text.includes('#')) return 'must not contain "#": what follows it is never sent';
  if (queryNames(url).some(namesSecret)) return `must not contain a key in its query, because ${keysBelong}`;
  if (url.pathname.startsWith('/openai/deployments/') && !url.searchParams.has('api-version')) {
    return `must end in "?api-version=<version>" (Azure's classic form), or be the resource's v1 address: ${url.origin}/openai/v1`;
  }
  if (looksLikeKey(decoded(text))) return `must not contain an API key, because ${keysBelong}`;
  return undefined;
};

/** Some servers also separate with `;`. */
const queryNames = (url: URL): string[] =>
  url.search.split(/[?&;]/).map((pair) => decoded(pair.split('=')[0] ?? ''));

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
