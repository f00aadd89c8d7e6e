/**
 * Whether a LocalStack answers at an endpoint: its version, or undefined.
 * Tells a LocalStack from any other server, but not whose it is.
 */
export async function localstackVersion(endpointUrl: string, timeoutMs = 2_000): Promise<string | undefined> {
  try {
    const url = new URL('/_localstack/health', endpointUrl);
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null || !('services' in body)) return undefined;
    return 'version' in body ? String(body.version) : 'unknown';
  } catch {
    return undefined;
  }
}
