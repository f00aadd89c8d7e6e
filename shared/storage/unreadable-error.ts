/**
 * Thrown when an object or a row is not what this evaluator writes: cut off, damaged, or somebody else's. Reading it
 * again changes nothing.
 */
export class UnreadableError extends Error {
  override readonly name = 'Unreadable';
  /** What is wrong with it, as part of a sentence. */
  readonly reason: string;

  /** @param place the object or row, e.g. `s3://bucket/key` */
  constructor(place: string, reason: string) {
    super(`Cannot read ${place}: ${reason}. Restore an earlier version of it, or delete it.`);
    this.reason = reason;
  }
}
