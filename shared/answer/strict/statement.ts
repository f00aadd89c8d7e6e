import type { Span } from './text/edited-text.ts';

/** One place in a reply where a rule finds the model's answer. Offsets count in the text that the rules read. */
export interface Statement {
  /** Id of the rule. */
  readonly rule: string;
  /** All that the rule read: announcement and letter. */
  readonly span: Span;
  /** Where the letter is announced: statements are in the order of this. */
  readonly at: number;
  /** The upper-case letter, or null when the statement names several letters or declines to name one. */
  readonly letter: string | null;
}

/** A statement that does not count, and the guard that says so. */
export interface Veto {
  /** Id of the guard. */
  readonly guard: string;
  /** Id of the rule that had read the statement. */
  readonly rule: string;
  readonly letter: string | null;
  readonly span: Span;
}

/** Collects what was struck while a reply is read. */
export type Vetoes = Veto[];
