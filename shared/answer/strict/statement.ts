/** One place in a reply where the model states its answer. */
export interface Statement {
  /** Where the statement begins and ends, in characters of the plain text. */
  readonly at: number;
  readonly end: number;
  /** The upper-case letter, or null when the statement names several letters or declines to name one. */
  readonly letter: string | null;
  /** True for an answer slot (box, tag, JSON key), false for prose. */
  readonly slot: boolean;
}
