/** Thrown when a key's secret cannot be read, or is not for the host it would be sent to. */
export class ApiKeyError extends Error {
  override readonly name = 'ApiKeyUnusable';
}
