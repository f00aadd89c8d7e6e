import { HubError, type HubErrorReason } from '../../dataset/hub-error.ts';
import { retryAfterMs } from '../../model/dialect/retry-after.ts';

/**
 * A `fetch` for the hub's client that returns successes only and throws the rest, because that client drops the
 * headers of a failed response.
 * @throws {HubError}
 */
export const createHubFetch =
  (send: typeof fetch): typeof fetch =>
  async (input, init) => {
    const host = new URL(input instanceof Request ? input.url : input).host;
    const response = await send(input, init).catch((error: unknown) => {
      throw unreached(host, error);
    });
    if (response.ok) return response;
    throw await refusal(host, response);
  };

/** The host does not exist or cannot be reached: retrying at once is pointless. */
const unreachableCodes = new Set(['ENOTFOUND', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH']);

const unreached = (host: string, error: unknown): HubError => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  const what = code || (cause instanceof Error ? cause.message : String(cause));
  return new HubError(`${host} cannot be reached (${what}). Check the network.`, {
    reason: unreachableCodes.has(code) ? 'unreachable' : 'transient',
    cause: error,
  });
};

const refusal = async (host: string, response: Response): Promise<HubError> => {
  const { status, headers } = response;
  const said = errorOf(await startOfBody(response).catch(() => ''));
  const reason = reasonOf(status);
  const advice =
    status === 401 || status === 403
      ? ' It is private, gated or does not exist. If you have access, set HF_TOKEN to a token that can read it.'
      : '';
  return new HubError(`${host} returned HTTP ${status}${said}.${advice}`, {
    reason,
    retryAfterMs: status === 429 ? (retryAfterMs(headers, Date.now()) ?? windowEndMs(headers)) : undefined,
  });
};

/** An error needs no more; the rest, which may be endless once decompressed, is not read. */
const maxErrorBytes = 65_536;

const startOfBody = async (response: Response): Promise<string> => {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= maxErrorBytes) break;
  }
  return Buffer.concat(parts).toString('utf8', 0, maxErrorBytes);
};

const reasonOf = (status: number): HubErrorReason => {
  if (status === 404) return 'missing';
  return status === 408 || status === 429 || status >= 500 ? 'transient' : 'refused';
};

/** The hub's own text: `{"error": "..."}`. */
const errorOf = (text: string): string => {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === 'string' ? ` (${error.replace(/\.$/, '').slice(0, 200)})` : '';
  } catch {
    return '';
  }
};

/** `RateLimit: "resolvers";r=0;t=57`: the window ends in 57 s (https://huggingface.co/docs/hub/rate-limits). */
const windowEndMs = (headers: Headers): number | undefined => {
  const seconds = /;\s*t=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
};
