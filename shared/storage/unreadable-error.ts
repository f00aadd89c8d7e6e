/**
 * Thrown when an object or a row is not what this evaluator writes: cut off, damaged, or somebody else's. Reading it
 * again changes nothing.
 */
export class UnreadableError extends Error {
  override readonly name = 'Unreadable';
  /** What is wrong with it, as part of a sentence. */
  readonly reason: string;

  /**
   * @param place the object or row, e.g. `s3://bucket/key`
   * @param advice what to do, as a sentence
   */
  constructor(place: string, reason: string, advice = 'Restore an earlier version of it, or delete it.') {
    super(`Cannot read ${place}: ${reason}. ${advice}`);
    this.reason = reason;
  }
}
