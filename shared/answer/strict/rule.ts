import type { StrictOptions } from './options/option-texts.ts';

/** What every way of reading a letter has. The examples are whole replies. */
export interface Rule {
  /** Unique, `<language or place>.<what it reads>`: what `rescore --explain` prints. */
  readonly id: string;
  /** Replies whose letter this rule reads. */
  readonly reads: readonly string[];
  /** Near misses: replies in which it reads none. */
  readonly ignores: readonly string[];
  /** The options of the question that the examples reply to; the letters A to J unless given. */
  readonly options?: StrictOptions;
}

/** Which guards look at what a rule reads. */
export type RuleKind = 'announcement' | 'verdict' | 'slot' | 'label' | 'list' | 'conclusion' | 'text';
