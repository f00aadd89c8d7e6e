/**
 * The version of the LocalStack that answers at an endpoint; undefined if none does. Says nothing about whose it is.
 */
export const localstackVersion = async (
  endpointUrl: string,
  timeoutMs = 2_000,
): Promise<string | undefined> => {
  try {
    const url = new URL('/_localstack/health', endpointUrl);
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null || !('services' in body)) return undefined;
    return 'version' in body ? String(body.version) : 'unknown';
  } catch {
    return undefined;
  }
};
