import type { RuleKind } from './rule.ts';
import { lastClause, sentenceBefore } from './text/sentence.ts';

/** What a rule read, as the guards see it. Offsets count in the text that the rules read. */
interface Place {
  readonly text: string;
  /** Where the pattern's match begins, and what it matched; an announcement's match ends before its letter. */
  readonly start: number;
  readonly match: string;
  /** Where the letter or the slot is. */
  readonly at: number;
  readonly end: number;
  readonly letter: string | null;
}

export interface Candidate extends Place {
  /** The sentence before `start`, and its last clause. */
  readonly sentence: () => string;
  readonly clause: () => string;
}

/** A reason why the letter that a rule read is not the model's answer. */
export interface NamedGuard {
  /** Unique: what `rescore --explain` prints. */
  readonly id: string;
  /** The kinds of rules whose readings it strikes. */
  readonly vetoes: readonly RuleKind[];
  /** Whole replies in which it strikes. */
  readonly strikes: readonly string[];
}

/** A guard that looks at one reading and the words around it. */
export interface Guard extends NamedGuard {
  readonly isStruck: (candidate: Candidate) => boolean;
}

export const createCandidate = (place: Place): Candidate => {
  const sentence = once(() => sentenceBefore(place.text, place.start));
  return { ...place, sentence, clause: once(() => lastClause(sentence())) };
};

const once = (make: () => string): (() => string) => {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
