import { Agent as HttpAgent, get as httpGet, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, get as httpsGet } from 'node:https';
import { json } from 'node:stream/consumers';

/**
 * The version of the LocalStack that answers at an endpoint; undefined if none does. Says nothing about whose it is.
 */
export const localstackVersion = async (
  endpointUrl: string,
  timeoutMs = 2_000,
): Promise<string | undefined> => {
  try {
    const url = new URL('/_localstack/health', endpointUrl);
    const body: unknown = await json(await getDirectly(url, AbortSignal.timeout(timeoutMs)));
    if (typeof body !== 'object' || body === null || !('services' in body)) return undefined;
    return 'version' in body ? String(body.version) : 'unknown';
  } catch {
    return undefined;
  }
};

/** With an agent of its own, Node goes through no proxy, whatever the environment says. */
const getDirectly = (url: URL, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const sent =
      url.protocol === 'https:'
        ? httpsGet(url, { agent: new HttpsAgent(), signal }, resolve)
        : httpGet(url, { agent: new HttpAgent(), signal }, resolve);
    sent.on('error', reject);
  });
