/** The words in which a language announces an answer; each list a group of alternatives (`phrases`). */
export interface Language {
  /** Begins the ids of its rules: "es" makes `es.answer-is`. */
  readonly id: string;
  /** Words for "answer"; they need no praise beside them. */
  readonly answer: string;
  /** Words that can name any option; they do. */
  readonly noun: string;
  readonly praise: string;
  readonly be: string;
  /** Articles and words for "option" that may come between verb and letter; an optional group. */
  readonly option: string;
  readonly choose: string;
  /** A reply for each form of announcement, whose letter is read by it. */
  readonly reads: Readonly<Record<Form, string>>;
  /** Replies in which none of its rules reads a letter. */
  readonly ignores: readonly string[];
}

/**
 * The forms that announcements take: "the best answer is C", "the answer correct is C", "answer: C", "correct is C",
 * "the best treatment is C", "I choose C".
 */
export type Form = 'praisedAnswer' | 'answerPraised' | 'answerIs' | 'praiseIs' | 'praisedThing' | 'choose';
