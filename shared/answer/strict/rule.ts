/** A way of announcing an answer: a pattern that ends where the letter must stand. */
export interface Rule {
  readonly pattern: RegExp;
  /** The letter must end its sentence. */
  readonly closing?: true;
  /** The letter must stand as a label: "C. Atrial fibrillation", "(C)", or "C" at the sentence's end. */
  readonly labelling?: true;
  /** Counts only where no stronger statement is made, and only when all weak ones name one letter. */
  readonly weak?: true;
  /** A lower-case letter that ends its line is taken too: after a colon it can be no article. */
  readonly anyCase?: true;
}

export const OPTION_WORD =
  '(?:(?:the )?(?:answer |answer choice |multiple[- ]choice )?(?:option|choice|letter|answer|selection|item|alternative|statement)(?: is)?[ :#-]{1,2})?';

/** Lets a pattern with several ways to end take the one that a letter follows. */
const LETTER_FOLLOWS = '(?=[("\'[{<【「『《〈:]{0,3} ?[A-Z](?![\\p{Script=Latin}\\p{N}\\p{M}]))';

export function createRule(source: string, traits: Omit<Rule, 'pattern'> = {}): Rule {
  return { ...traits, pattern: new RegExp(`${source}${LETTER_FOLLOWS}`, 'giu') };
}
