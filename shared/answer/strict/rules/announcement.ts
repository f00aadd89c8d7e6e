import type { Rule } from '../rule.ts';

/** A way to announce an answer: a pattern that ends where the letter must be. */
export interface AnnouncementRule extends Rule {
  readonly pattern: RegExp;
  /** The letter must end its sentence. */
  readonly closing?: true;
  /** The letter must be a label: "C. Atrial fibrillation", "(C)", or "C" at the sentence's end. */
  readonly labelling?: true;
  /** Counts only where no stronger statement is made, and only when all weak ones name one letter. */
  readonly weak?: true;
  /** A lower-case letter that ends its line is taken too: after a colon it can be no article. */
  readonly anyCase?: true;
}

/** Lets a pattern with several ways to end take the one that a letter follows. */
const letterFollows = String.raw`(?=[("'[{<{【「『《〈:]{0,3} ?[A-Z](?![\p{Script=Latin}\p{N}\p{M}]))`;

/** The pattern of an announcement: `source`, and a letter right after it. */
export const announces = (source: string): RegExp => new RegExp(`${source}${letterFollows}`, 'giu');
