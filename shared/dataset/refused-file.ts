/** A file that exists and must not be used, or cannot be. */
export interface RefusedFile {
  /** `outside`: it is not in the folder that it was looked for in. */
  readonly kind: 'outside' | 'unreadable';
  /** Follows the file's name, e.g. `is not a regular file`. */
  readonly detail: string;
}
