/** What every way of reading a letter has. The examples are whole replies to questions with the options A to J. */
export interface Rule {
  /** Unique, `<language or place>.<what it reads>`: what `rescore --explain` prints. */
  readonly id: string;
  /** Replies whose letter this rule reads. */
  readonly reads: readonly string[];
  /** Near misses: replies in which it reads none. */
  readonly ignores: readonly string[];
}

/** Which guards look at what a rule reads. */
export type RuleKind = 'announcement' | 'verdict' | 'slot' | 'label' | 'list' | 'conclusion' | 'text';
