/** A stretch of text that holds an answer and nothing else, such as a box. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** What stands inside the delimiters. */
  readonly content: string;
}
