import type { Rule } from '../../rule.ts';
import type { Span } from '../../text/edited-text.ts';

/** A stretch of text that holds an answer and nothing else, such as a box. */
export interface Slot extends Span {
  /** What is inside the delimiters. */
  readonly content: string;
}

/** A way to set an answer apart from the text around it. */
export interface SlotRule extends Rule {
  readonly find: (text: string) => Slot[];
}
