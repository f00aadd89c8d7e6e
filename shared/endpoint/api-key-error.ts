/** Thrown when a stored key cannot be read, or must not be sent to the host in question. */
export class ApiKeyError extends Error {
  override readonly name = 'ApiKeyUnusable';
}
